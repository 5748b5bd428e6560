#!/usr/bin/env bash
# Builds the image and tries it where there is no container engine and no image registry: with Debian's buildah, debootstrap, curl and jq, and a JDK 25.
# The base images' names are given to Debian trees that have that JDK, and a JRE made of it, where Eclipse Temurin's images have theirs; the Dockerfile is built as it stands.
#   src/container/build-without-docker.sh JDK [WORK]
# JDK is the JDK's directory; WORK, made if it is missing, takes some gigabytes and is left for a second run. Runs as root.
set -euo pipefail
jdk=${1:?the directory of a JDK 25}
work=${2:-/var/tmp/attune-image}
mkdir -p "$work" && work=$(cd "$work" && pwd)
cd "$(dirname "$0")/../.."
export BUILDAH_ISOLATION=chroot
buildah=(buildah --storage-driver "${STORAGE_DRIVER:-vfs}" --root "$work/storage" --runroot "$work/run")
port=$((20000 + RANDOM % 10000))
address=http://127.0.0.1:$port
# refuses to start if the cache does not fit, and tells where each class came from
aot="-XX:AOTMode=on -Xlog:class+load:file=/tmp/classes.log"

say() { echo "== $*"; }
now() { date +%s.%N; }
since() { echo "$(now) $1" | awk '{printf "%.2f s", $1 - $2}'; }

base() { # name, directory of a JDK or JRE
	"${buildah[@]}" inspect --type image "$1" > /dev/null 2>&1 && return
	local container
	container=$("${buildah[@]}" from scratch)
	"${buildah[@]}" copy --quiet "$container" "$work/debian" / > /dev/null
	"${buildah[@]}" copy --quiet "$container" "$2" /opt/java/openjdk > /dev/null
	"${buildah[@]}" config --env JAVA_HOME=/opt/java/openjdk --env LANG=C.UTF-8 \
		--env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
	"${buildah[@]}" commit --quiet --rm "$container" "$1" > /dev/null
}

[ -e "$work/debian/etc/os-release" ] || debootstrap --variant=minbase --include=ca-certificates bookworm "$work/debian" > "$work/debootstrap.log"
if [ ! -d "$work/jdk" ]; then
	cp -a "$jdk" "$work/jdk"
	# a packaged JDK has links here to what the tree does not have
	cp --dereference --remove-destination "$jdk/lib/security/cacerts" "$work/jdk/lib/security/cacerts"
fi
if [ ! -d "$work/jre" ]; then
	# what is for running applications, as Temurin's JRE has it: no compilers, no tools
	modules=$("$work/jdk/bin/java" --list-modules | sed 's/@.*//' |
		grep -E '^java\.|^jdk\.(accessibility|charsets|crypto\..*|dynalink|httpserver|jdwp\.agent|jfr|localedata|management.*|naming\..*|net|nio\.mapmode|sctp|security\..*|unsupported|xml\.dom|zipfs)$')
	"$work/jdk/bin/jlink" --ignore-modified-runtime --add-modules "$(echo $modules | tr ' ' ,)" --generate-cds-archive \
		--strip-debug --no-man-pages --no-header-files --output "$work/jre" > "$work/jlink.log"
fi
base docker.io/library/eclipse-temurin:25-jdk "$work/jdk"
base docker.io/library/eclipse-temurin:25-jre "$work/jre"

say "build"
started=$(now)
# OCI's format knows no HEALTHCHECK
"${buildah[@]}" bud --format docker --pull-never --layers -t attune . 2>&1 | tee "$work/build.log" | grep --line-buffered -E '^(STEP|\[[0-9]/)|^[^ ]+\.jar: | MB$|BUILD|[Ee]rror' || true
"${buildah[@]}" inspect --type image attune > "$work/image.json"
say "built in $(since "$started")"

say "size, by layer, as it is and as a registry keeps it"
rm -rf "$work/archive"
"${buildah[@]}" push --quiet --format v2s2 attune "dir:$work/archive"
jq -r '.layers[] | [.digest, .size] | @tsv' "$work/archive/manifest.json" | while read -r digest size; do
	file=$work/archive/${digest#sha256:}
	echo "$(zcat "$file" 2> /dev/null | wc -c) $size $(tar -tf "$file" 2> /dev/null | head -3 | tr '\n' ' ')"
done | awk '{plain += $1; packed += $2; printf "%7.1f MB %7.1f MB  %s %s %s\n", $1 / 1e6, $2 / 1e6, $3, $4, $5} END {printf "%7.1f MB %7.1f MB  in all\n", plain / 1e6, packed / 1e6}'

mapfile -t command < <(jq -r '.Docker.config.Entrypoint[]' "$work/image.json")
mapfile -t settings < <(jq -r '.Docker.config.Env[]' "$work/image.json")
mapfile -t health < <(jq -r '.Docker.config.Healthcheck.Test[1:][]' "$work/image.json")
user=$(jq -r .Docker.config.User "$work/image.json")
home=$(jq -r .Docker.config.WorkingDir "$work/image.json")

container=$("${buildah[@]}" from --pull-never attune)
root=$("${buildah[@]}" mount "$container")
processes=()
end() {
	for process in "${processes[@]}"; do kill -KILL "$process" 2> /dev/null || true; done
	umount "$work/volumes" 2> /dev/null || true
	"${buildah[@]}" rm "$container" > /dev/null
}
trap end EXIT

translate() { # text, options for curl
	curl -sS "${@:2}" "$address/translate" --data-urlencode "q=$1" -d source=en -d target=zh
}
await() { # log: waits for a translation
	for _ in $(seq 600); do
		if translate "How are you?" -f 2> /dev/null; then echo; return; fi
		sleep 0.1
	done
	cat "$1"
	return 1
}
innermost() { # process: the last of its line
	local child
	while child=$(pgrep -P "$1" | tail -1) && [ -n "$child" ]; do set -- "$child"; done
	echo "$1"
}
stop() { # process, log: ends it while it translates a long text
	local answer started
	translate "$(yes 'Tom likes music. Where is the station?' | head -n 150)" -o "$work/long.json" -w '%{http_code}' > "$work/long.status" &
	answer=$!
	sleep 0.5
	started=$(now)
	kill -TERM "$1"
	while kill -0 "$1" 2> /dev/null; do sleep 0.02; done
	say "SIGTERM: ended after $(since "$started")"
	wait "$answer" || true
	echo "a translation under way: $(cat "$work/long.status"), $(jq -r '.translatedText | length' "$work/long.json") characters"
	tail -n 1 "$2"
}

say "start: ${command[*]}"
started=$(now)
"${buildah[@]}" run --env SERVER_PORT=$port --env ATTUNE_SECURITY_OPEN=true --env "JAVA_TOOL_OPTIONS=$aot" "$container" -- "${command[@]}" > "$work/first.log" 2>&1 &
processes+=($!)
await "$work/first.log"
say "translates $(since "$started") after the start"
java=$(innermost ${processes[0]})
processes+=("$java")
grep -E '^(Uid|VmRSS|Threads)' "/proc/$java/status"
awk '/source: shared objects file/ {cached++} END {printf "%d of %d classes from the cache\n", cached, NR}' "$root/tmp/classes.log"
"${buildah[@]}" run --env SERVER_PORT=$port "$container" -- "${health[@]}" && say "HEALTHCHECK: healthy"
stop "$java" "$work/first.log"
! "${buildah[@]}" run --env SERVER_PORT=$port "$container" -- "${health[@]}" 2> /dev/null && say "HEALTHCHECK: unhealthy"

# as docker-compose.yml starts it, which chroot isolation cannot: nothing is written but to /tmp, /models and /data, and there is no privilege
say "start with a read-only root"
mkdir -p "$work/volumes"
mount -t tmpfs tmpfs "$work/volumes"
cp -a "$root/models" "$root/data" "$work/volumes"
chmod a+rx "$work/volumes"
cat > "$work/read-only.sh" << 'END'
set -euo pipefail
root=$1 volumes=$2 user=$3 home=$4
shift 4
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t tmpfs -o mode=1777,noexec,nosuid,nodev tmpfs "$root/tmp"
mount --bind "$volumes/models" "$root/models"
mount --bind "$volumes/data" "$root/data"
mount -t proc -o ro proc "$root/proc"
mount --rbind /dev "$root/dev"
exec chroot "$root" setpriv --reuid "$user" --regid "$user" --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs env --chdir="$home" -i "$@"
END
started=$(now)
unshare --mount bash "$work/read-only.sh" "$root" "$work/volumes" "$user" "$home" "${settings[@]}" SERVER_PORT=$port ATTUNE_SECURITY_OPEN=true ATTUNE_TRAINING_THREADS=1 \
	"JAVA_TOOL_OPTIONS=-XX:AOTMode=on" "${command[@]}" > "$work/second.log" 2>&1 &
java=$!
processes+=("$java")
await "$work/second.log"
say "translates $(since "$started") after the start"
grep -E '^(Uid|CapEff|NoNewPrivs|VmRSS)' "/proc/$java/status"
awk '$2 == "/" || $5 == "/" {print "root:", $6}' "/proc/$java/mountinfo" | tail -1

say "training job"
awk -f src/container/corpus.awk > "$work/corpus.tsv"
job=$(curl -sS "$address/train-jobs" -F files=@"$work/corpus.tsv" -F 'config={"source": "en", "target": "de", "model": "trial", "preset": "tiny", "devPairs": 40, "testPairs": 40,
	"activate": "always", "options": {"vocabulary": 330, "batchTokens": 250, "epochs": 1}}' | jq -r .id)
for _ in $(seq 1200); do
	state=$(curl -sS "$address/train-jobs/$job" | jq -r .state)
	case $state in SUCCEEDED | FAILED | CANCELLED) break ;; esac
	sleep 0.5
done
echo "$state: $(ls "$work/volumes/models/trial")"
stop "$java" "$work/second.log"
[ "$state" = SUCCEEDED ]
