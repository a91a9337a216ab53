# syntax=docker/dockerfile:1

# docker build -t depeche .                  everything: pulls and converts other models, runs both engines
# docker build -t depeche --target slim .    the embedded model only, without torch and transformers

ARG PYTHON_VERSION=3.11

# The same python image below the stages that build and those that run: a virtual environment points to its interpreter.
FROM python:${PYTHON_VERSION}-slim AS base
# On all addresses of the container, where others may reach it: the server asks for a key, and does not start before
#   docker run --rm -v depeche:/var/lib/depeche depeche depeche keys create NAME
# has made one, or DEPECHE_KEYS=off says that none is wanted. The volume keeps the keys.
ENV PYTHONUNBUFFERED=1 \
    PATH=/srv/depeche/.venv/bin:$PATH \
    DEPECHE_HOST=0.0.0.0 \
    DEPECHE_PORT=8000 \
    DEPECHE_CACHE_DIR=/var/lib/depeche
WORKDIR /srv/depeche
RUN useradd --system --uid 10001 --home-dir /var/lib/depeche --create-home depeche


FROM base AS build
# Small CPU builds of torch; empty for those with GPU libraries.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ENV PIP_NO_CACHE_DIR=1
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
# What the installation reads, and nothing more: a change of the code does not install everything anew.
COPY Makefile pyproject.toml constraints.txt README.md LICENSE ./
COPY app/__init__.py app/
COPY models/registry.toml models/
RUN make install EXTRAS= TORCH_INDEX="${TORCH_INDEX}"
COPY app app
COPY models models
COPY training training
COPY samples samples
RUN depeche prepare


# What the server imports only to convert a model goes; that it still starts is tried here, while building.
FROM build AS pruned
RUN python -m pip uninstall --yes torch transformers tokenizers sympy mpmath networkx \
    && depeche prepare


FROM base AS runtime
USER depeche
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['DEPECHE_PORT'] + '/health', timeout=4)"]
CMD ["depeche", "serve"]


FROM runtime AS slim
COPY --from=pruned /srv/depeche /srv/depeche
COPY --from=pruned --chown=depeche /var/lib/depeche /var/lib/depeche


FROM runtime AS full
COPY --from=build /srv/depeche /srv/depeche
COPY --from=build --chown=depeche /var/lib/depeche /var/lib/depeche
# Pulled and converted models outlive the container here.
VOLUME /var/lib/depeche
