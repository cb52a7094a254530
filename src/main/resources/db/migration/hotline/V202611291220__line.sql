create schema hotline;
grant usage on schema hotline to ${app};

-- Who may answer the line: given by who leads an association, until a day. No subject is all of them.
create table hotline.member (
    account     uuid primary key,
    association uuid not null references access.association,
    languages   text[] not null check (cardinality(languages) between 1 and 30),
    subjects    text[] not null default '{}' check (cardinality(subjects) <= 20),
    until       date not null,
    given_by    uuid not null,
    given_at    timestamptz not null
);
create index member_of on hotline.member (association, until);

-- A promise to call somebody back within a time, which only its four ends close. Nothing here is of a person: the number is in another table.
-- "passed": accounts that let the offer pass. "moved": how often the promise was moved because nobody was on the line. "lost": a call that was
-- never ended by who made it. "code_hash": of the secret behind which the person sees the promise and withdraws it.
create table hotline.call (
    id                uuid primary key,
    asked_at          timestamptz not null,
    promised_from     timestamptz not null,
    promised_until    timestamptz not null,
    subject           text not null default '' check (subject ~ '^[a-z-]{0,40}$'),
    language          text not null check (language ~ '^[a-z]{2,3}$'),
    commune           text check (length(commune) = 5),
    need              smallint not null default 0 check (need >= 0),
    channel           text not null check (channel in ('web', 'qr', 'partner', 'missed-call', 'follow-up')),
    state             text not null check (state in ('waiting', 'offered', 'in-call', 'later', 'done', 'gave-up', 'withdrawn', 'wrong-number')),
    tries             smallint not null default 0,
    moved             smallint not null default 0,
    lost              boolean not null default false,
    next_try          timestamptz not null,
    passed            uuid[] not null default '{}',
    taken_association uuid,
    taken_by          uuid,
    lease_until       timestamptz,
    ended_at          timestamptz,
    ended_why         text check (ended_why ~ '^[a-z-]{1,20}$'),
    code_hash         bytea unique check (length(code_hash) = 32),
    check (promised_from < promised_until),
    check ((taken_by is null) = (taken_association is null)),
    check ((state in ('offered', 'in-call')) = (lease_until is not null)),
    check (state not in ('offered', 'in-call') or taken_by is not null),
    check (state not in ('waiting', 'later') or taken_by is null),
    check ((state in ('done', 'gave-up', 'withdrawn', 'wrong-number')) = (ended_at is not null))
);
-- Whoever holds a call holds one.
create unique index call_held on hotline.call (taken_by) where state in ('offered', 'in-call');
create index call_due on hotline.call (need desc, promised_until, asked_at) where state in ('waiting', 'later');
create index call_leased on hotline.call (lease_until) where lease_until is not null;
create index call_open on hotline.call (promised_until, id) where ended_at is null;
create index call_asked on hotline.call (asked_at);
create index call_ended on hotline.call (ended_at) where ended_at is not null;

-- The number to call, sealed, and nothing else.
create table hotline.contact (
    call      uuid primary key references hotline.call on delete cascade,
    sealed    bytea not null,
    key       text not null,
    forget_on date not null
);
create index contact_to_forget on hotline.contact (forget_on);
create index contact_by_key on hotline.contact (key);

-- Which open promises a number has, by its hash, so that it does not ask again and again.
create table hotline.number (
    hash      bytea not null check (length(hash) = 32),
    call      uuid not null references hotline.call on delete cascade,
    forget_on date not null,
    primary key (call, hash)
);
create index number_by_hash on hotline.number (encode(hash, 'hex'));
create index number_to_forget on hotline.number (forget_on);

-- What came of each time somebody was called.
create table hotline.attempt (
    id          uuid primary key,
    call        uuid not null references hotline.call on delete cascade,
    at          timestamptz not null,
    association uuid not null references access.association,
    account     uuid not null,
    outcome     text not null check (outcome in ('reached', 'no-answer', 'voicemail', 'busy', 'wrong', 'asked-later')),
    seconds     int not null check (seconds >= 0)
);
create index attempt_by_call on hotline.attempt (call);
create index attempt_of on hotline.attempt (association, at);

-- Who is on the line on a day, until when, and with which call. "talked" and "present": seconds of that day, the stretch since "since" not yet counted.
create table hotline.duty (
    account     uuid primary key,
    association uuid not null references access.association,
    languages   text[] not null,
    subjects    text[] not null,
    day         date not null,
    since       timestamptz not null,
    until       timestamptz not null,
    heard_at    timestamptz not null,
    state       text not null check (state in ('free', 'offered', 'in-call', 'pause', 'off')),
    free_from   timestamptz not null,
    call        uuid unique,
    call_since  timestamptz,
    talked      int not null default 0,
    present     int not null default 0,
    calls       int not null default 0,
    check ((state in ('offered', 'in-call')) = (call is not null))
);
create index duty_free on hotline.duty (free_from) where state = 'free';

-- Calls without a number, which nobody can call back, as counts.
create table hotline.hidden_call (
    day   date primary key,
    calls int not null check (calls > 0)
);

do $$
declare t text;
begin
    foreach t in array array['member', 'call', 'contact', 'number', 'attempt', 'duty', 'hidden_call'] loop
        execute format('alter table hotline.%I enable row level security', t);
        execute format('alter table hotline.%I force row level security', t);
    end loop;
    foreach t in array array['member', 'attempt', 'duty'] loop
        execute format('create policy own on hotline.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

-- The line is one: who is on it, and which languages they speak, is found across associations, in the network's scope.
create policy line on hotline.member for select using ((select current_setting('parvis.scope', true)) = 'network');
create policy line on hotline.duty using ((select current_setting('parvis.scope', true)) = 'network');
create policy line on hotline.hidden_call using ((select current_setting('parvis.scope', true)) = 'network');

-- A promise is read by the network's head, by associations that have somebody on the line, by the one that took it, and behind its code.
create policy line on hotline.call for select using (
    (select current_setting('parvis.scope', true)) = 'network'
    or (select current_setting('parvis.scope', true)) = 'association' and exists (select from hotline.member m where m.until >= current_date)
    or taken_association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex')));
create policy asked on hotline.call for insert with check (
    state = 'waiting' and taken_by is null and (code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex'))));
create policy work on hotline.call for update using (
    (select current_setting('parvis.scope', true)) = 'network'
    or taken_association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex')))
    with check (
        (select current_setting('parvis.scope', true)) = 'network'
        or (select current_setting('parvis.scope', true)) = 'association'
            and coalesce(taken_association = (select nullif(current_setting('parvis.association', true), '')::uuid), true)
        or state = 'withdrawn' and taken_by is null
            and code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex')));
create policy old on hotline.call for delete using ((select current_setting('parvis.scope', true)) = 'network' and ended_at is not null);

-- The number is read by the account that is calling it, during its lease; and, still sealed, by a change of keys.
create policy held on hotline.contact for select using (exists (
    select from hotline.call c where c.id = contact.call and c.state = 'in-call' and c.lease_until > now()
        and c.taken_association = (select nullif(current_setting('parvis.association', true), '')::uuid)
        and c.taken_by = (select nullif(current_setting('parvis.account', true), '')::uuid)));
create policy given on hotline.contact for insert with check (exists (
    select from hotline.call c where c.id = contact.call and c.state = 'waiting'
        and c.code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex'))));
create policy resealed_from on hotline.contact for select using (
    (select current_setting('parvis.scope', true)) = 'network' and (select current_setting('parvis.changing_keys', true)) = 'on');
create policy resealed on hotline.contact for update using (
    (select current_setting('parvis.scope', true)) = 'network' and (select current_setting('parvis.changing_keys', true)) = 'on');

-- Deleted without being read: of the call that just ended, and of what is too old.
create policy ended on hotline.contact for delete using (
    call = (select nullif(current_setting('parvis.hotline_ended', true), '')::uuid)
        and exists (select from hotline.call c where c.id = contact.call and c.ended_at is not null)
    or forget_on < current_date and (select current_setting('parvis.scope', true)) = 'network');
create policy ended on hotline.number for delete using (
    call = (select nullif(current_setting('parvis.hotline_ended', true), '')::uuid)
        and exists (select from hotline.call c where c.id = number.call and c.ended_at is not null)
    or forget_on < current_date and (select current_setting('parvis.scope', true)) = 'network');

create policy known on hotline.number for select using (
    encode(hash, 'hex') = any ((select string_to_array(current_setting('parvis.hotline_numbers', true), ','))::text[]));
create policy given on hotline.number for insert with check (exists (
    select from hotline.call c where c.id = number.call and c.state = 'waiting'
        and c.code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex'))));

grant select, insert, update, delete on hotline.member, hotline.duty, hotline.call, hotline.contact to ${app};
grant select, insert, delete on hotline.number to ${app};
grant select, insert on hotline.attempt to ${app};
grant select, insert, update on hotline.hidden_call to ${app};
