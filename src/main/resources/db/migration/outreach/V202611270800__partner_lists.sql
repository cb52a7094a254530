create schema outreach;
grant usage on schema outreach to ${app};

-- What a partner and an association agreed on: which households are handed over, what is told of them, what goes back, who answers for it.
create table outreach.arrangement (
    id            uuid primary key,
    association   uuid not null references access.association,
    partner       uuid not null references partners.partner,
    name          text not null check (length(name) between 2 and 120),
    matter        text not null check (matter in ('electricity', 'gas', 'heat', 'water', 'rent', 'other')),
    -- fields that a list may hold, and fields that go back: codes of domain.ListField and domain.ReturnField
    fields_in     text[] not null check (cardinality(fields_in) between 1 and 40),
    fields_out    text[] not null check (cardinality(fields_out) between 1 and 20),
    -- who answers for the treatment (GDPR articles 26 and 28): the partner alone (we act for it), both together, or we alone
    controller    text not null check (controller in ('partner', 'joint', 'association')),
    legal_basis   text not null check (legal_basis in ('consent', 'contract', 'legal-obligation', 'public-task', 'legitimate-interests')),
    -- who tells the household that its data came here (article 14), and what is said
    informed_by   text not null check (informed_by in ('partner', 'association')),
    information   text not null default '' check (length(information) <= 2000),
    rights_at     text not null default '' check (length(rights_at) <= 254),
    keep_days     int not null default 90 check (keep_days between 7 and 400),
    most_attempts int not null default 5 check (most_attempts between 1 and 20),
    confirm_days  int not null default 30 check (confirm_days between 0 and 180),
    return_on     smallint check (return_on between 1 and 7),
    -- which column of the partner's file holds which field, as it was last used: {"field": "heading"}
    mapping       jsonb not null default '{}',
    folder        boolean not null default false,
    starts_on     date not null,
    ends_on       date check (ends_on >= starts_on),
    version       int not null default 0
);
create index arrangement_of on outreach.arrangement (association, partner);

-- A file that a partner handed over and that nobody took in yet; sealed as it came.
create table outreach.upload (
    id          uuid primary key,
    association uuid not null references access.association,
    partner     uuid not null references partners.partner,
    arrangement uuid not null references outreach.arrangement,
    way         text not null check (way in ('upload', 'partner', 'token', 'folder')),
    file_name   text not null check (length(file_name) <= 200),
    sealed      bytea not null,
    key         text not null,
    digest      bytea not null check (length(digest) = 32),
    by          uuid,
    at          timestamptz not null,
    state       text not null default 'waiting' check (state in ('waiting', 'taken', 'set-aside')),
    version     int not null default 0
);
create index upload_waiting on outreach.upload (association, at) where state = 'waiting';
create index upload_by_key on outreach.upload (association, key);

-- A list that was taken in. Counts only: it stays when its entries are gone.
create table outreach.list (
    id          uuid primary key,
    association uuid not null references access.association,
    partner     uuid not null references partners.partner,
    arrangement uuid not null references outreach.arrangement,
    way         text not null check (way in ('upload', 'partner', 'token', 'folder')),
    file_name   text not null check (length(file_name) <= 200),
    digest      bytea not null check (length(digest) = 32),
    received_on date not null,
    received_at timestamptz not null,
    received_by uuid,
    lines       int not null,
    taken       int not null,
    -- known already from an earlier list and still open: renewed, not doubled
    renewed     int not null default 0,
    objected    int not null default 0,
    refused     int not null default 0
);
create index list_of on outreach.list (association, arrangement, received_at desc);
create unique index list_once on outreach.list (association, arrangement, digest);

-- Lines that were not taken, as they came (sealed), with what was wrong; they go with the arrangement's term.
create table outreach.refused_line (
    list        uuid not null references outreach.list on delete cascade,
    line        int not null,
    association uuid not null,
    field       text not null,
    reason      text not null,
    sealed      bytea not null,
    key         text not null,
    primary key (list, line, field)
);
create index refused_line_by_key on outreach.refused_line (association, key);

-- Where the door is knocked from: communes, or streets of one, and the point that goes there.
create table outreach.sector (
    id          uuid primary key,
    association uuid not null references access.association,
    name        text not null check (length(name) between 2 and 80),
    point       uuid not null,
    communes    text[] not null check (cardinality(communes) between 1 and 200),
    -- folded names of streets; empty: the whole commune
    streets     text[] not null default '{}' check (cardinality(streets) <= 500),
    version     int not null default 0
);
create index sector_of on outreach.sector (association);

-- A household that a partner asks the network to contact. Who and where is sealed (domain.Household as JSON); what the ranking and the clock need
-- lies open. Hashes (HMAC under the persons' keys) find the same household again: by the partner's reference, telephones, name at an address.
create table outreach.entry (
    id             uuid primary key,
    association    uuid not null references access.association,
    partner        uuid not null references partners.partner,
    arrangement    uuid not null references outreach.arrangement,
    list           uuid not null references outreach.list,
    line           int not null,
    sealed         bytea not null,
    key            text not null,
    reference_hash bytea not null check (length(reference_hash) = 32),
    name_hash      bytea check (length(name_hash) = 32),
    place_hash     bytea check (length(place_hash) = 32),
    phone_hashes   bytea[] not null default '{}',
    commune        text check (commune ~ '^[0-9][0-9AB][0-9]{3}$'),
    sector         uuid references outreach.sector on delete set null,
    point          uuid,
    matter         text not null,
    language       text check (length(language) between 2 and 8),
    by_phone       boolean not null default false,
    by_mail        boolean not null default false,
    by_post        boolean not null default false,
    cents          bigint check (cents between 0 and 100000000),
    issued_on      date,
    payable_by     date,
    last_letter_on date,
    planned        text check (planned in ('reduction', 'cut', 'eviction', 'other')),
    planned_on     date,
    meter          text not null default 'unknown' check (meter in ('linky', 'other', 'unknown')),
    kva            int check (kva between 1 and 36),
    main_home      text not null default 'unknown' check (main_home in ('yes', 'no', 'unknown')),
    cheque         text not null default 'unknown' check (cheque in ('yes', 'no', 'unknown')),
    received_on    date not null,
    -- the first day on which the partner may act, as the law leaves it, doubts read against the household
    urgent_on      date,
    -- "reduction", "cut", or nothing where none is known
    urgent_what    text check (urgent_what in ('reduction', 'cut', 'eviction', 'other')),
    urgent_why     text[] not null default '{}',
    doubtful       boolean not null default false,
    -- 0 to 100, of what protects and of need: the higher the sooner among equals
    weight         smallint not null default 0 check (weight between 0 and 100),
    counted_on     date,
    state          text not null default 'waiting' check (state in ('waiting', 'reached', 'closed')),
    closed_why     text check (closed_why in ('solution', 'oriented', 'objected', 'no-help-wanted', 'never-reached', 'wrong-data', 'settled-before',
                                              'withdrawn', 'past-term')),
    attempts       smallint not null default 0,
    attempted_at   timestamptz,
    -- not to be contacted again before
    not_before     timestamptz,
    reached_on     date,
    closed_on      date,
    visit          uuid,
    case_file      uuid references cases.case_file on delete set null,
    version        int not null default 0,
    check ((state = 'closed') = (closed_why is not null)),
    check ((state = 'closed') = (closed_on is not null))
);
create index entry_ranked on outreach.entry (association, state, urgent_on nulls last, weight desc, id);
create index entry_ranked_at_point on outreach.entry (association, point, state, urgent_on nulls last, weight desc, id);
create index entry_of_list on outreach.entry (list, line);
create index entry_of_arrangement on outreach.entry (association, arrangement, state);
create index entry_of_case on outreach.entry (case_file) where case_file is not null;
create index entry_by_reference on outreach.entry (association, partner, reference_hash);
create index entry_by_name on outreach.entry (association, name_hash);
create index entry_by_place on outreach.entry (association, place_hash);
create index entry_by_phone on outreach.entry using gin (phone_hashes);
create index entry_by_key on outreach.entry (association, key);
create index entry_by_term on outreach.entry (association, received_on);

-- Each time that somebody tried: fixed outcomes, no words.
create table outreach.attempt (
    id          uuid primary key,
    association uuid not null,
    entry       uuid not null references outreach.entry on delete cascade,
    at          timestamptz not null,
    day         date not null,
    by          uuid not null,
    channel     text not null check (channel in ('call', 'sms', 'mail', 'letter', 'door')),
    outcome     text not null check (outcome in ('sent', 'no-answer', 'voicemail', 'wrong-number', 'somebody-else', 'call-back', 'reached',
                                                 'notice-left', 'not-found', 'moved-away', 'no-help-wanted', 'objected', 'unsafe')),
    back_at     timestamptz
);
create index attempt_of on outreach.attempt (entry, at);
create index attempt_by_day on outreach.attempt (association, day);

-- What was found for a household. A cut or reduction counts as avoided only when somebody confirmed it n days after it was planned.
create table outreach.solution (
    id           uuid primary key,
    association  uuid not null,
    entry        uuid not null references outreach.entry on delete cascade,
    kind         text not null check (kind in ('payment', 'delay', 'instalments', 'fund', 'cheque-attestation', 'aid', 'bill-corrected', 'tariff',
                                               'mediator-seized', 'debt-file', 'oriented', 'other')),
    found_on     date not null,
    cents        bigint check (cents between 0 and 100000000),
    by           uuid not null,
    planned      text check (planned in ('reduction', 'cut', 'eviction', 'other')),
    planned_on   date,
    confirm_from date,
    confirmed    text not null default 'waiting' check (confirmed in ('waiting', 'avoided', 'not-avoided', 'unknown')),
    confirmed_on date,
    confirmed_by uuid
);
create index solution_of on outreach.solution (entry);
create index solution_to_confirm on outreach.solution (association, confirm_from) where confirmed = 'waiting';

-- Who said no: hashes only, so that the next list respects it. They stay: forgetting them would undo the right.
create table outreach.objection (
    association uuid not null references access.association,
    hash        bytea not null check (length(hash) = 32),
    partner     uuid references partners.partner,
    kind        text not null check (kind in ('reference', 'phone', 'name-place')),
    made_on     date not null,
    by          uuid,
    primary key (association, hash)
);

-- What each list came to, counted from its entries so that it stays when they are gone: what the partner sees.
create table outreach.progress (
    list        uuid primary key references outreach.list on delete cascade,
    association uuid not null,
    partner     uuid not null,
    counts      jsonb not null,
    counted_at  timestamptz not null
);

-- What went back to the partner: agreed fields only, sealed as it was fetched.
create table outreach.return_file (
    id          uuid primary key,
    association uuid not null,
    partner     uuid not null,
    arrangement uuid not null references outreach.arrangement,
    made_at     timestamptz not null,
    from_day    date not null,
    to_day      date not null check (to_day >= from_day),
    lines       int not null,
    sealed      bytea not null,
    key         text not null,
    fetched_at  timestamptz
);
create index return_file_of on outreach.return_file (association, arrangement, made_at desc);
create index return_file_by_key on outreach.return_file (association, key);

-- An association sees its own. A partner who signs in (scope "partner") sees what was agreed with it, counts and return files, hands files over, and
-- never meets an entry.
do $$
declare t text;
begin
    foreach t in array array['arrangement', 'upload', 'list', 'refused_line', 'sector', 'entry', 'attempt', 'solution', 'objection', 'progress',
                             'return_file'] loop
        execute format('alter table outreach.%I enable row level security', t);
        execute format('alter table outreach.%I force row level security', t);
        execute format('create policy own on outreach.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on outreach.%I to ${app}', t);
    end loop;
    foreach t in array array['arrangement', 'list', 'progress', 'return_file', 'upload'] loop
        execute format('create policy partner_reads on outreach.%I for select using (partner = '
            || '(select nullif(current_setting(''parvis.partner'', true), '''')::uuid) and association = '
            || '(select nullif(current_setting(''parvis.partner_of'', true), '''')::uuid))', t);
    end loop;
    create policy partner_hands_over on outreach.upload for insert with check (
        partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
        and association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid)
        and way in ('partner', 'token') and state = 'waiting');
end $$;
