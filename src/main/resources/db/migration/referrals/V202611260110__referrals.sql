create schema referrals;
grant usage on schema referrals to ${app};

-- A person handed on to a service of a partner, with their agreement: how, when, who noted it. What is passed is sealed and goes
-- after the end; which fields were passed stays. Of the link only a hash is kept; that of the code is made with the link's secret, so
-- that nobody who reads this table can try codes.
create table referrals.referral (
    id            uuid primary key,
    association   uuid not null references access.association,
    person        uuid not null references people.person,
    case_file     uuid references cases.case_file on delete set null,
    partner       uuid not null references partners.partner,
    addressee     uuid not null,
    way           text not null check (way in ('link', 'paper')),
    code_by       text check (code_by in ('mail', 'phone')),
    fields        text[] not null default '{}',
    payload       bytea,
    key           text,
    agreed_manner text not null check (agreed_manner in ('spoken', 'telephone', 'written')),
    agreed_on     date not null,
    state         text not null check (state in ('sent', 'received', 'asked', 'accepted', 'refused', 'answered', 'withdrawn', 'expired')),
    sent_on       date not null,
    sent_at       timestamptz not null,
    sent_by       uuid not null,
    received_at   timestamptz,
    answered_at   timestamptz,
    waiting_since date not null,
    ended_on      date,
    expires_on    date not null,
    token_hash    bytea unique,
    code_hash     bytea,
    code_until    timestamptz,
    codes_sent    int not null default 0,
    code_sent_at  timestamptz,
    wrong_codes   int not null default 0,
    session_hash  bytea,
    session_until timestamptz,
    partner_reminded_on  date,
    mediator_reminded_on date,
    version       int not null default 0,
    check ((payload is null) = (key is null)),
    check ((way = 'link') = (code_by is not null)),
    check ((ended_on is not null) = (state in ('refused', 'answered', 'withdrawn', 'expired')))
);
create index referral_waiting on referrals.referral (association, waiting_since) where ended_on is null;
create index referral_by_day on referrals.referral (association, sent_on desc, id);
create index referral_of_person on referrals.referral (person);
create index referral_of_case on referrals.referral (case_file) where case_file is not null;
create index referral_by_key on referrals.referral (association, key);
create index referral_by_partner on referrals.referral (association, partner, sent_on);

-- What was said about it by either side.
create table referrals.message (
    id          uuid primary key,
    association uuid not null,
    referral    uuid not null references referrals.referral on delete cascade,
    at          timestamptz not null,
    side        text not null check (side in ('partner', 'us')),
    kind        text not null check (kind in ('accept', 'refuse', 'ask', 'reply', 'answer')),
    said        bytea not null,
    key         text not null,
    by          uuid
);
create index message_of on referrals.message (referral, at);
create index message_by_key on referrals.message (association, key);

-- Each time that somebody came to the link, and what they met.
create table referrals.visit_of_link (
    id          bigint generated always as identity primary key,
    association uuid not null,
    referral    uuid not null references referrals.referral on delete cascade,
    at          timestamptz not null,
    what        text not null check (what in ('opened', 'code-sent', 'right-code', 'wrong-code', 'late-code', 'locked', 'over'))
);
create index visit_of_link_of on referrals.visit_of_link (referral, at desc);

-- Which referrals came over in a merge of files, so that they go back when it is undone.
create table referrals.moved (
    merge       uuid not null,
    referral    uuid not null references referrals.referral on delete cascade,
    association uuid not null,
    primary key (merge, referral)
);

do $$
declare t text;
begin
    foreach t in array array['referral', 'message', 'visit_of_link', 'moved'] loop
        execute format('alter table referrals.%I enable row level security', t);
        execute format('alter table referrals.%I force row level security', t);
        execute format('create policy own on referrals.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on referrals.%I to ${app}', t);
    end loop;
end $$;
-- who holds a link finds that one row, before anybody knows whose it is; the code is asked after it
create policy by_secret on referrals.referral for select using (
    token_hash = (select decode(current_setting('parvis.referral', true), 'hex')));
