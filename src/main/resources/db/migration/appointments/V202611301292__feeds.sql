-- The secret address of a mediator's appointments as a calendar: its hash alone, so that it is shown once. A new one takes the place of the former.
create table appointments.feed (
    association uuid not null references access.association,
    account     uuid not null,
    secret_hash bytea not null check (length(secret_hash) = 32),
    made_at     timestamptz not null,
    primary key (association, account)
);
create unique index feed_by_secret on appointments.feed (secret_hash);

alter table appointments.feed enable row level security;
alter table appointments.feed force row level security;
create policy own on appointments.feed using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
-- Who asks for a feed is nobody known: that row, whichever association's it is.
create policy by_secret on appointments.feed for select using (
    encode(secret_hash, 'hex') = (select current_setting('parvis.appointment_feed', true)));

grant select, insert, update, delete on appointments.feed to ${app};
