-- Sessions are kept by the SHA-256 of what the browser holds. Those open now were kept by the thing itself: they end once.
delete from access.session;
alter table access.session alter column session_id type text;
comment on column access.session.session_id is 'SHA-256 of the secret in the cookie, base64url';
