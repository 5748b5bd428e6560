#!/usr/bin/env bash
# Builds the image and tries it where there is no container engine and no image registry, only Debian's packages (buildah, debootstrap) and a JDK 25.
# The base images' names are given to a Debian tree with that JDK where Eclipse Temurin's images have it; the Dockerfile is built as it stands.
#   src/container/build-without-docker.sh JDK [WORK]
# JDK is the JDK's directory; WORK, made if it is missing, takes some gigabytes and is left for a second run. Runs as root.
set -euo pipefail
jdk=${1:?the directory of a JDK 25}
work=$(mkdir -p "${2:-/var/tmp/attune-image}" && cd "${2:-/var/tmp/attune-image}" && pwd)
cd "$(dirname "$0")/../.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
buildah=(buildah --root "$work/storage" --runroot "$work/run")

base() { # name, JDK or JRE directory
	"${buildah[@]}" images --quiet "$1" > /dev/null 2>&1 && return
	[ -e "$work/debian/etc/os-release" ] || debootstrap --variant=minbase --include=ca-certificates bookworm "$work/debian" http://deb.debian.org/debian > "$work/debootstrap.log"
	local container
	container=$("${buildah[@]}" from scratch)
	"${buildah[@]}" copy --quiet "$container" "$work/debian" / > /dev/null
	"${buildah[@]}" copy --quiet "$container" "$2" /opt/java/openjdk > /dev/null
	"${buildah[@]}" config --env JAVA_HOME=/opt/java/openjdk --env LANG=C.UTF-8 \
		--env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
	"${buildah[@]}" commit --quiet --rm "$container" "$1" > /dev/null
}

base docker.io/library/eclipse-temurin:25-jdk "$jdk"
if [ ! -d "$work/jre" ]; then
	# the modules that Temurin's own JRE has, and its options
	"$jdk/bin/jlink" --add-modules ALL-MODULE-PATH --strip-debug --no-man-pages --no-header-files --output "$work/jre"
fi
base docker.io/library/eclipse-temurin:25-jre "$work/jre"

started=$SECONDS
"${buildah[@]}" bud --pull-never --layers=false -t attune .
echo "image built in $((SECONDS - started)) s"
"${buildah[@]}" inspect --type image --format '{{.FromImageID}} {{.OCIv1.Config.Entrypoint}} {{.OCIv1.Config.User}}' attune

# the image's own command, as its own user, on a port of its own
container=$("${buildah[@]}" from --pull-never attune)
"${buildah[@]}" run --env SERVER_PORT=18080 "$container" -- \
	java -XX:AOTCache=attune.aot -XX:+UseSerialGC -Xms64m -XX:TrimNativeHeapInterval=10000 -jar attune.jar > "$work/service.log" 2>&1 &
