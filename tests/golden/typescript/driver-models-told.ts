import { PrismaClient } from "@prisma/client";
import { DataTypes, Sequelize } from "sequelize";
import { DataSource } from "typeorm";
import * as wmill from "windmill-client";

export async function main() {
  const url = await wmill.databaseUrlFromResource("f/app/pg");
  const prisma = new PrismaClient({ datasourceUrl: url });
  const users = await prisma.user.findMany();
  const [{ n }] = await prisma.$queryRaw<{ n: number }[]>`SELECT count(*) AS n FROM "User"`;
  await prisma.$executeRawUnsafe("UPDATE counters SET n = $1", n);
  const sequelize = new Sequelize(url);
  await sequelize.query("INSERT INTO imports DEFAULT VALUES");
  await sequelize.define("task", { title: DataTypes.STRING }).create({ title: "one" });
  const source = await new DataSource({ type: "postgres", url }).initialize();
  await source.query("DELETE FROM projects_old");
  await source.getRepository("Project").find();
  return users;
}
