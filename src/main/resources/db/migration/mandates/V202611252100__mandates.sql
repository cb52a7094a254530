create schema mandates;
grant usage on schema mandates to ${app};

-- The authority that a person gives the association, as it stands on the paper. What tells who they are is sealed with what the paper
-- says ("said"); "hash" is over that paper. A mandate outlives the person's file: "person" is nothing then. It is found at the
-- public address by the hash of its code alone. "over_on" is the day of its end, from which its time of keeping runs.
create table mandates.mandate (
    id           uuid primary key,
    association  uuid not null references access.association,
    person       uuid references people.person,
    said         bytea not null,
    key          text not null,
    code_hash    bytea not null unique check (length(code_hash) = 32),
    hash         bytea not null check (length(hash) = 32),
    scopes       text[] not null check (cardinality(scopes) between 1 and 10 and scopes <@ array['papiers', 'famille', 'social', 'travail',
                     'logement', 'transports', 'argent', 'justice', 'etranger', 'loisirs']),
    days         int not null check (days in (1, 31, 182, 365)),
    prepared_on  date not null,
    prepared_by  uuid not null,
    prepared_at  timestamptz not null,
    signed_on    date,
    signed_at    timestamptz,
    signed_with  text check (signed_with in ('screen', 'typed', 'paper')),
    signed_by    uuid,
    ends_on      date,
    revoked_on   date,
    revoked_at   timestamptz,
    revoked_how  text check (revoked_how in ('spoken', 'letter', 'mail', 'association')),
    revoked_by   uuid,
    warned_at    timestamptz,
    over_on      date generated always as (least(ends_on, revoked_on)) stored,
    version      int not null default 0,
    check ((signed_on is null) = (signed_at is null) and (signed_on is null) = (signed_with is null)
        and (signed_on is null) = (signed_by is null) and (signed_on is null) = (ends_on is null)),
    check ((revoked_on is null) = (revoked_at is null) and (revoked_on is null) = (revoked_how is null)
        and (revoked_on is null) = (revoked_by is null)),
    check (signed_on >= prepared_on and ends_on >= signed_on)
);
create index mandate_of on mandates.mandate (person);
create index mandate_over on mandates.mandate (association, over_on);
create index mandate_in_force on mandates.mandate (association, ends_on, id) where signed_on is not null and revoked_on is null;
create index mandate_to_sign on mandates.mandate (association, prepared_on, id) where signed_on is null and revoked_on is null;
create index mandate_by_key on mandates.mandate (association, key);

-- The signature: what was drawn on the screen, or the name that was typed. A signature on paper is on the paper.
create table mandates.signature (
    mandate     uuid primary key references mandates.mandate on delete cascade,
    association uuid not null,
    said        bytea not null,
    key         text not null
);
create index signature_by_key on mandates.signature (association, key);

-- What was done for a person: under a mandate, kept with it as long as it is; or without authority ("irregular" says why), kept as long.
-- "withdrawn_on": the visit that said it was corrected or taken back since. "seen": the lead took note.
create table mandates.act (
    id           uuid primary key,
    association  uuid not null,
    mandate      uuid references mandates.mandate on delete cascade,
    person       uuid references people.person,
    day          date not null,
    noted_at     timestamptz not null,
    account      uuid not null,
    scope        text not null,
    theme        text,
    said         bytea,
    key          text,
    visit        uuid,
    request      uuid,
    case_file    uuid,
    payment      boolean not null default false,
    cents        bigint check (cents between 0 and 10000000),
    consent      text check (consent in ('spoken', 'call', 'written')),
    irregular    text check (irregular in ('none', 'unsigned', 'ended', 'revoked', 'scope', 'altered', 'not-entitled', 'no-consent')),
    withdrawn_on date,
    seen_on      date,
    seen_by      uuid,
    check ((said is null) = (key is null)),
    check (mandate is not null or irregular is not null)
);
create unique index act_of_request on mandates.act (request, person) where request is not null;
create index act_of_visit on mandates.act (visit) where visit is not null;
create index act_under on mandates.act (mandate, day, id);
create index act_of on mandates.act (person, day);
create index act_to_see on mandates.act (association, day, id) where irregular is not null and seen_on is null;
create index act_irregular on mandates.act (association, day, id) where irregular is not null;
create index act_by_key on mandates.act (association, key);

-- Who may act under mandates: said by who leads, account by account, with its day.
create table mandates.entitlement (
    id          bigint generated always as identity primary key,
    association uuid not null,
    account     uuid not null,
    given_on    date not null,
    given_by    uuid not null,
    ended_on    date,
    ended_by    uuid
);
create unique index entitlement_standing on mandates.entitlement (association, account) where ended_on is null;

-- What came over in a merge of files, so that it goes back when it is undone.
create table mandates.moved (
    merge       uuid not null,
    association uuid not null,
    mandate     uuid references mandates.mandate on delete cascade,
    act         uuid references mandates.act on delete cascade
);
create index moved_by on mandates.moved (merge);
create index moved_mandate on mandates.moved (mandate);
create index moved_act on mandates.moved (act);

do $$
declare t text;
begin
    foreach t in array array['mandate', 'signature', 'act', 'entitlement', 'moved'] loop
        execute format('alter table mandates.%I enable row level security', t);
        execute format('alter table mandates.%I force row level security', t);
        execute format('create policy own on mandates.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

-- Whoever holds a paper asks by its code, before anybody knows whose it is: that one row.
create policy by_code on mandates.mandate for select using (
    code_hash = (select decode(current_setting('parvis.mandate', true), 'hex')));

grant select, insert, update, delete on mandates.mandate, mandates.signature, mandates.act, mandates.moved to ${app};
grant select, insert, update on mandates.entitlement to ${app};
