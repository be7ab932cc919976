import { loadS3File } from "windmill-client";
abstract class Base { abstract layer: string; constructor(protected t: string) {} uri() { return `s3:///${this.layer}/${this.t}.csv`; } }
class Gold extends Base { layer = "gold"; constructor() { super("sales"); } }
export const main = () => loadS3File(new Gold().uri());
