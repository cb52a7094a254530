-- The tables that grow fastest get no index more: their primary keys become the key of the association, which also answers who asks by
-- identifier alone, since the policy adds the association. Devices make the identifiers; whether another association has the same is not told.
create unique index visit_key on visits.visit (association, id);
create unique index request_key on visits.request (association, id);
create unique index earlier_version_key on visits.earlier_version (association, visit, version);

call access.bind_key('visits.request', 'request_visit_fkey');
call access.bind_key('visits.note', 'note_request_fkey');
call access.bind_key('visits.earlier_version', 'earlier_version_visit_fkey');
call access.bind_key('visits.earlier_note', 'earlier_note_visit_version_fkey');

-- a note is written and deleted
revoke update on visits.note from ${app};
