# The service with its shipped models. Build: docker build -t attune .

# The jar, and the program that makes the cache for the start.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -Dmaven.test.skip=true package \
  && javac -d cache src/aot/AotCache.java

# The application unpacked, the natives beside it, and the cache, made by the very Java and at the very path that it is for.
FROM eclipse-temurin:25-jre AS application
ENV DJL_CACHE_DIR=/opt/attune/natives
COPY --from=build /build/target/attune.jar /build/attune.jar
COPY --from=build /build/cache /build/cache
COPY models /build/models
# the engine unpacks its natives for their owner alone
RUN java -cp /build/cache AotCache /build/attune.jar /build/models /opt/attune && chmod -R a+rX /opt/attune

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Attune" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin attune \
  && mkdir -p /models /data && chown attune:attune /models /data
COPY --from=application /opt/attune /opt/attune
COPY --chown=attune:attune models /models
USER attune
WORKDIR /opt/attune
VOLUME /models /data
EXPOSE 8080
# from outside the container it is reached by its address; without API keys it then wants ATTUNE_SECURITY_OPEN=true
ENV SERVER_ADDRESS=0.0.0.0 ATTUNE_MODELS_DIR=/models ATTUNE_DATA_DIR=/data SERVER_TOMCAT_BASEDIR=/data/tomcat DJL_CACHE_DIR=/opt/attune/natives MALLOC_ARENA_MAX=2
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"ok\"' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=attune.aot", "-XX:+UseSerialGC", "-Xms64m", "-XX:TrimNativeHeapInterval=10000", "-jar", "attune.jar"]
