#!/usr/bin/env bash
# Starts the service and a Prometheus that reads its metrics with the project's own configuration and a key, lets them work, and asks Prometheus for what each
# panel of the dashboard shows and each rule reads. Fails if something is not there. Takes two minutes; needs Debian's prometheus, curl and jq.
#   src/container/check-monitoring.sh JAVA [JAR]
# JAVA is a Java 21 or newer.
set -euo pipefail
cd "$(dirname "$0")/../.."
java=${1:?a Java 21 or newer}
jar=${2:-target/attune.jar}
work=$(mktemp -d)
port=$((20000 + RANDOM % 10000))
monitor=http://127.0.0.1:$((port + 1))
address=http://127.0.0.1:$port
key=$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')
processes=()
end() {
	kill "${processes[@]}" 2> /dev/null || true
	wait 2> /dev/null || true
	rm -rf "$work"
}
trap end EXIT

call() { # path, options for curl
	curl -fsS "$address$1" -H "Authorization: Bearer $key" "${@:2}"
}
ask() { # query: Prometheus's answer
	curl -fsS "$monitor/api/v1/query" --data-urlencode "query=$1"
}
await() { # seconds, command
	for _ in $(seq $(($1 * 5))); do
		if "${@:2}" > /dev/null 2>&1; then return; fi
		sleep 0.2
	done
	echo "in vain: ${*:2}" >&2
	tail -n 20 "$work"/*.log >&2
	return 1
}

cp -r models "$work"
ATTUNE_SECURITY_ADMIN_KEY=$key "$java" -jar "$jar" --server.port=$port --attune.models.dir="$work/models" --attune.data.dir="$work/data" \
	--attune.training.threads=1 > "$work/service.log" 2>&1 &
processes+=($!)
await 60 call /actuator/health/readiness

# the project's own files, but for the address, the key and how often it looks
call /keys -H 'Content-Type: application/json' -d '{"name": "prometheus", "role": "translate"}' | jq -r .key > "$work/attune.key"
sed -e "s/attune:8080/127.0.0.1:$port/" -e "s|# \(authorization:.*\)/etc/prometheus/|\1$work/|" -e 's/scrape_interval: 15s/scrape_interval: 1s\n  evaluation_interval: 1s/' \
	src/monitoring/prometheus.yml > "$work/prometheus.yml"
cp src/monitoring/alerts.yml "$work"
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/prometheus" --web.listen-address="${monitor#http://}" > "$work/prometheus.log" 2>&1 &
processes+=($!)
await 30 curl -fsS "$monitor/-/ready"
await 30 bash -c "curl -fsS $monitor/api/v1/targets | jq -e '.data.activeTargets[0].health == \"up\"'"

# work of all kinds, until the end
while true; do
	for text in "Where is the station?" "I have $RANDOM books and $RANDOM pictures."; do
		call /translate --data-urlencode "q=$text" -d source=en -d target=de || true
	done
	call /translate -d q=x -d source=en -d target=xx || true
	sleep 0.2
done > /dev/null 2>&1 &
processes+=($!)
awk -f src/container/corpus.awk > "$work/corpus.tsv"
head -n 5 "$work/corpus.tsv" > "$work/short.tsv"
train() { # file: the job's id
	call /train-jobs -F files=@"$1" -F 'config={"source": "en", "target": "de", "model": "trial", "preset": "tiny", "devPairs": 40, "testPairs": 40,
		"options": {"vocabulary": 330, "batchTokens": 250, "epochs": 3}}' | jq -r .id
}
ended() { # job, state
	call "/train-jobs/$1" | jq -e --arg state "$2" '.state == $state'
}
good=$(train "$work/corpus.tsv")
bad=$(train "$work/short.tsv")
await 300 ended "$good" SUCCEEDED
await 60 ended "$bad" FAILED
sleep 3

failures=0
report() { # what, query, answer: one line, and a failure if there is nothing
	local found
	found=$(jq -r '[.data.result[].value[1] | select(. != "NaN")] | if length > 0 then "\(length) series, \(.[0])" else "NOTHING" end' <<< "$3")
	[ "$found" != NOTHING ] || failures=$((failures + 1))
	printf '%-28s %-34s %s\n' "$1" "$found" "$2"
}
while IFS=$'\t' read -r title query; do
	query=${query//\$__rate_interval/1m}
	report "$title" "$query" "$(ask "$query")"
done < <(jq -r '.panels[] | .title as $title | .targets[] | $title + "\t" + .expr' src/monitoring/grafana/attune.json)

# a rule that finds nothing is silent, so here it is what the rules read that must be there
curl -fsS "$monitor/api/v1/rules" > "$work/rules.json"
while IFS=$'\t' read -r name health state query; do
	echo "$name: $health, $state"
	[ "$health" = ok ] || failures=$((failures + 1))
	for metric in $(grep -oE '\b(up\b|(attune|disk|http)_[a-z_]+)' <<< "$query" | sort -u); do
		report "  reads" "$metric" "$(ask "count($metric)")"
	done
done < <(jq -r '.data.groups[].rules[] | [.name, .health, .state, .query] | @tsv' "$work/rules.json")
jq -e '.data.groups[].rules[] | select(.name == "AttuneTrainingFails") | .state == "firing"' "$work/rules.json" > /dev/null || {
	echo "a training failed, and no alert tells of it"
	failures=$((failures + 1))
}
echo "$failures failures"
[ "$failures" = 0 ]
