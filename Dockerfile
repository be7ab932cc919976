# The server without a database: point HEADRACE_DATABASE at a Neo4j (docker-compose.yml does).
FROM node:22-bookworm-slim AS pages
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/ ./
RUN npm run build

FROM python:3.12-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/headrace
COPY requirements.txt ./
RUN /opt/headrace/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=pages /src/api/pages api/pages
RUN /opt/headrace/bin/pip install --no-cache-dir --no-deps .

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/headrace headrace
COPY --from=build /opt/headrace /opt/headrace
ENV PATH=/opt/headrace/bin:$PATH PYTHONUNBUFFERED=1 HEADRACE_HOST=0.0.0.0 HEADRACE_PORT=8000 HEADRACE_DATA=/var/lib/headrace \
  HEADRACE_AUTH_REQUIRED=true HEADRACE_LOG_FORMAT=json HEADRACE_LOG_LEVEL=info
USER headrace
VOLUME /var/lib/headrace
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=6 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["headrace"]
CMD ["serve"]
