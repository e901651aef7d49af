#!/bin/bash
# A real S3 server for the tests: one-node Ceph with its object gateway, in memory, on loopback only.
#
#   apt-get install -y --no-install-recommends ceph-mon ceph-osd ceph-mgr radosgw ceph-common
#   test/support/ceph-s3.sh up FOLDER PORT ACCESS_KEY SECRET_KEY
#   test/support/ceph-s3.sh down FOLDER
#
# FOLDER is made, and emptied by `up`. PORT serves S3; the port above it is the monitor's.
set -euo pipefail

usage() { sed -n '2,8p' "$0" >&2; exit 2; }

stop() {
  local file
  for file in "$1"/run/*.pid; do
    if [ -f "$file" ]; then kill "$(cat "$file")" 2>/dev/null || true; fi
  done
}

configure() {
  mkdir -p "$folder/run" "$folder/monitor" "$folder/store" "$folder/manager" "$folder/gateway"
  cat > "$folder/ceph.conf" <<CONF
[global]
fsid = $cluster
mon_host = v2:127.0.0.1:$((port + 1))
mon_initial_members = one
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc
mon_data = $folder/monitor
osd_data = $folder/store
mgr_data = $folder/manager
rgw_data = $folder/gateway
run_dir = $folder/run
log_file = $folder/\$name.log
pid_file = $folder/run/\$name.pid
admin_socket = $folder/run/\$name.asok
mon_data_avail_crit = 1
mon_allow_pool_size_one = true
osd_objectstore = memstore
memstore_device_bytes = 1073741824
osd_memory_target = 900000000
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
rgw_frontends = beast endpoint=127.0.0.1:$port
CONF
}

start() {
  local conf=(-c "$folder/ceph.conf")
  monmaptool --create --addv one "[v2:127.0.0.1:$((port + 1))]" --fsid "$cluster" "$folder/monmap"
  ceph-mon "${conf[@]}" -i one --mkfs --monmap "$folder/monmap"
  ceph-mon "${conf[@]}" -i one
  ceph "${conf[@]}" --connect-timeout 30 osd create
  ceph-osd "${conf[@]}" -i 0 --mkfs
  ceph-osd "${conf[@]}" -i 0
  ceph-mgr "${conf[@]}" -i one
  ceph "${conf[@]}" osd crush add osd.0 1.0 host=localhost root=default
  radosgw-admin "${conf[@]}" user create --uid=portal --display-name=portal --access-key="$access" --secret-key="$secret"
  ceph-authtool --create-keyring "$folder/keyring" --gen-key -n client.gateway
  # A daemon of Ceph's own making: it writes its pid file and leaves this script.
  radosgw "${conf[@]}" -n client.gateway --keyring="$folder/keyring"
}

wait_until_it_answers() {
  local second
  for second in $(seq 60); do
    if curl --silent --max-time 2 --output /dev/null "http://127.0.0.1:$port/"; then
      echo "S3 answers at http://127.0.0.1:$port after $second s"
      return
    fi
    sleep 1
  done
  echo "S3 did not answer at http://127.0.0.1:$port; see $folder/*.log" >&2
  exit 1
}

case "${1:-}" in
  up)
    [ $# -eq 5 ] || usage
    folder=$(realpath -m "$2") port=$3 access=$4 secret=$5 cluster=$(cat /proc/sys/kernel/random/uuid)
    stop "$folder"
    rm -rf "$folder"
    configure
    if ! start > "$folder/start.log" 2>&1; then
      tail -20 "$folder/start.log" >&2
      exit 1
    fi
    wait_until_it_answers
    ;;
  down)
    [ $# -eq 2 ] || usage
    stop "$(realpath -m "$2")"
    ;;
  *) usage ;;
esac
