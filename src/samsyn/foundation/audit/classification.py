"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import LOG_CODE, LOG_KEY, STAFF_NAME, TEXT, UNIT

ROW = {
    "id": LOG_KEY,
    "at": LOG_CODE,
    "unit_id": UNIT,
    "worker_id": LOG_KEY,
    "worker_name": STAFF_NAME,
    "verb": LOG_CODE,
    "object_kind": LOG_CODE,
    "object_id": LOG_KEY,
    "person_id": LOG_KEY,
    "reason": TEXT,
    "details": TEXT,
}

FIELDS = {
    "AuditInbox": ROW,
    "AuditLink": ROW | {"chain_id": UNIT, "sequence": LOG_CODE, "previous": LOG_CODE, "hash": LOG_CODE},
    "AuditRoot": {
        "id": LOG_CODE,
        "sealed_at": LOG_CODE,
        "rows": LOG_CODE,
        "heads": LOG_CODE,
        "root": LOG_CODE,
    },
}
