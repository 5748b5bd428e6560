# The service with its shipped models. Build: docker build -t attune .

# The jar, and the programs that prepare it.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -Dmaven.test.skip=true package \
  && javac -d tools src/aot/AotCache.java src/container/Natives.java

# The application unpacked, and the natives of this platform beside it, where the first translation puts them, for their owner alone. What is the same in two
# builds has the same times, and so is the same layer. Then the cache, made by the very Java, at the very path and for the very times that it is to be used with.
FROM eclipse-temurin:25-jre AS application
ENV DJL_CACHE_DIR=/opt/attune/natives
COPY --from=build /build/target/attune.jar /build/attune.jar
COPY --from=build /build/tools /build/tools
COPY models /build/models
WORKDIR /opt/attune
RUN java -Djarmode=tools -jar /build/attune.jar extract --force --destination /opt/attune \
  && echo "How are you?" | java -jar attune.jar translate --source en --target zh --models /build/models \
  && java -cp /build/tools Natives lib natives \
  && find natives lib -exec touch --date=2026-01-01T00:00:00Z {} + \
  && java -cp /build/tools AotCache attune.jar /build/models . \
  && chmod -R a+rX .

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Attune" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin attune \
  && mkdir -p /models /data && chown attune:attune /models /data
# what changes least comes first: a change of the code ships attune.jar and attune.aot alone
COPY --from=application /opt/attune/natives /opt/attune/natives
COPY --from=application /opt/attune/lib /opt/attune/lib
COPY --chown=attune:attune models /models
COPY --from=application /opt/attune/attune.jar /opt/attune/attune.aot /opt/attune/
USER attune
WORKDIR /opt/attune
VOLUME /models /data
EXPOSE 8080
# from outside the container it is reached by its address; without API keys it then wants ATTUNE_SECURITY_OPEN=true
ENV SERVER_ADDRESS=0.0.0.0 ATTUNE_MODELS_DIR=/models ATTUNE_DATA_DIR=/data SERVER_TOMCAT_BASEDIR=/data/tomcat DJL_CACHE_DIR=/opt/attune/natives MALLOC_ARENA_MAX=2
# with a certificate it answers a plain request, too, by saying so
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -Eq '\"ok\"|requires TLS' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=attune.aot", "-XX:+UseSerialGC", "-Xms64m", "-XX:TrimNativeHeapInterval=10000", "-Djna.boot.library.path=natives", "-jar", "attune.jar"]
