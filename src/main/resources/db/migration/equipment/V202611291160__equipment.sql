create schema equipment;
grant usage on schema equipment to ${app};

-- The life of an item: what may be done in which state, and which state follows. "wiped": only after its data were erased.
create table equipment.transition (
    movement text not null,
    before   text not null,
    after    text not null,
    wiped    boolean not null default false,
    primary key (movement, before)
);
alter table equipment.transition enable row level security;
alter table equipment.transition force row level security;
create policy read on equipment.transition for select using (true);
create policy ship on equipment.transition for insert to current_user with check (true);
grant select on equipment.transition to ${app};

insert into equipment.transition (movement, before, after, wiped) values
    ('received', 'new', 'received', false),
    ('wiped', 'received', 'received', false), ('wiped', 'ready', 'ready', false), ('wiped', 'repair', 'repair', false),
    ('readied', 'received', 'ready', true),
    ('lent', 'ready', 'lent', true),
    ('returned', 'lent', 'received', false),
    ('given', 'ready', 'given', true),
    ('sold', 'ready', 'sold', true),
    ('sent-to-repair', 'received', 'repair', false), ('sent-to-repair', 'ready', 'repair', false),
    ('repaired', 'repair', 'received', false),
    ('moved', 'received', 'received', false), ('moved', 'ready', 'ready', false), ('moved', 'repair', 'repair', false),
    ('lost', 'received', 'lost', false), ('lost', 'ready', 'lost', false), ('lost', 'lent', 'lost', false), ('lost', 'repair', 'lost', false),
    ('found', 'lost', 'received', false),
    ('scrapped', 'received', 'scrapped', true), ('scrapped', 'ready', 'scrapped', true), ('scrapped', 'repair', 'scrapped', true);

-- One thing with a label. Its state is what its last movement made of it and is written by movements alone. "label" is unique over the
-- network: things travel. "said": the IMEI, sealed. "reception": the form that it came in by; several at once share it. "partner": who gave it.
create table equipment.item (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    reception   uuid not null,
    kind        text not null check (kind in ('laptop', 'desktop', 'tablet', 'phone', 'screen', 'printer', 'router', 'accessory')),
    holds_data  boolean not null generated always as (kind not in ('screen', 'accessory')) stored,
    label       text not null unique check (label ~ '^[2-9ACDEFGHJKMNPQRTVWXY]{10}$'),
    model       text not null check (length(model) between 2 and 80),
    serial      text check (length(serial) between 1 and 60),
    said        bytea,
    key         text,
    origin      text not null check (origin in ('donated', 'bought', 'entrusted', 'other')),
    partner     uuid references partners.partner,
    state       text not null default 'new' check (state in ('new', 'received', 'ready', 'lent', 'repair', 'lost', 'given', 'sold', 'scrapped')),
    version     int not null default 0,
    unique (association, id),
    foreign key (association, point) references network.point (association, id),
    check ((said is null) = (key is null))
);
create index item_at on equipment.item (association, point, state, kind);
create index item_of_reception on equipment.item (association, reception);
create index item_by_key on equipment.item (association, key) where key is not null;
create unique index item_of_serial on equipment.item (association, kind, lower(serial)) where serial is not null and state not in ('given', 'sold', 'scrapped');
create trigger own_or_shared before insert or update of association, partner on equipment.item
    for each row execute function partners.own_or_shared();

-- What happened to an item, in order; never changed. "at" is what who did it says, never before what came before nor after now. "point" and "day": where
-- and when it counts in the figures. "partner": who repairs it outside.
create table equipment.movement (
    id          uuid primary key,
    association uuid not null,
    item        uuid not null,
    kind        text not null,
    before      text not null,
    after       text not null,
    at          timestamptz not null,
    seq         bigint not null generated always as identity,
    noted_at    timestamptz not null,
    noted_by    uuid not null,
    point       uuid not null,
    day         date not null,
    partner     uuid references partners.partner,
    unique (association, id),
    foreign key (association, item) references equipment.item (association, id),
    foreign key (association, point) references network.point (association, id),
    check (partner is null or kind = 'sent-to-repair')
);
create index movement_of on equipment.movement (item, seq);
create index movement_by_day on equipment.movement (association, day);
create index movement_of_partner on equipment.movement (partner) where partner is not null;
create trigger own_or_shared before insert on equipment.movement for each row execute function partners.own_or_shared();

-- How the data of an item were erased: what its certificate says. It goes with a movement "wiped".
create table equipment.wipe (
    movement    uuid primary key,
    association uuid not null,
    method      text not null check (method in ('overwritten', 'crypto', 'factory-reset', 'disk-removed', 'disk-destroyed')),
    tool        text not null default '' check (length(tool) <= 80),
    disk        text not null default '' check (length(disk) <= 60),
    foreign key (association, movement) references equipment.movement (association, id)
);

-- An item in somebody's hands: lent, given or sold. One is in one hand at a time, and what was given or sold has no end. A card is no name: what is lent
-- under one stays in the house. "due" is null for a loan until further notice. What is late is computed, and is no column.
create table equipment.handover (
    id          uuid primary key,
    association uuid not null,
    item        uuid not null,
    kind        text not null check (kind in ('loan', 'gift', 'sale')),
    card        uuid,
    person      uuid,
    away        boolean not null,
    due         date,
    condition   text check (condition in ('referred', 'low-income', 'benefits', 'young', 'refugee', 'other')),
    partner     uuid references partners.partner,
    cents       int check (cents between 0 and 100000),
    out_at      timestamptz not null,
    out_on      date not null,
    out_by      uuid not null,
    out_signed  text check (out_signed in ('screen', 'typed', 'paper')),
    back_at     timestamptz,
    back_on     date,
    back_by     uuid,
    back_signed text check (back_signed in ('screen', 'typed', 'paper')),
    back_state  text check (back_state in ('good', 'worn', 'broken', 'incomplete', 'lost')),
    forgotten   date,
    during      tstzrange not null generated always as (tstzrange(out_at, back_at, '[)')) stored,
    unique (association, id),
    foreign key (association, item) references equipment.item (association, id),
    foreign key (association, card) references sheets.card (association, id),
    foreign key (association, person) references people.person (association, id),
    constraint one_hand_at_a_time exclude using gist (item with =, during with &&),
    constraint back_after_out check (back_at > out_at),
    constraint due_after_out check (due >= out_on),
    constraint one_borrower check (num_nonnulls(card, person) = case when forgotten is null then 1 else 0 end),
    constraint card_stays_in_the_house check (card is null or kind = 'loan' and not away),
    constraint signed_out check (not away or out_signed is not null),
    check ((back_at is null) = (back_on is null) and (back_at is null) = (back_by is null) and (back_at is null) = (back_state is null)),
    check (back_at is not null or back_signed is null),
    check (kind = 'loan' or due is null and back_at is null and away),
    check ((kind = 'loan') = (condition is null)),
    check ((kind = 'sale') = (cents is not null)),
    check (partner is null or kind <> 'loan')
);
create index handover_of_item on equipment.handover (item, out_at);
create index handover_of_person on equipment.handover (person) where person is not null;
create index handover_of_card on equipment.handover (card) where card is not null;
create index handover_due on equipment.handover (association, due) where kind = 'loan' and back_at is null;
create index handover_over on equipment.handover (association, coalesce(back_on, out_on)) where forgotten is null;
create trigger own_or_shared before insert on equipment.handover for each row execute function partners.own_or_shared();

-- The signature of who takes an item or brings it back: drawn, or a name that was typed; one on paper is on the paper.
create table equipment.signature (
    handover    uuid not null,
    moment      text not null check (moment in ('out', 'back')),
    association uuid not null,
    said        bytea not null,
    key         text not null,
    primary key (handover, moment),
    foreign key (association, handover) references equipment.handover (association, id)
);
create index signature_by_key on equipment.signature (association, key);

-- What came over in a merge of files, so that it goes back when it is undone.
create table equipment.merged (
    merge       uuid not null,
    association uuid not null,
    handover    uuid not null,
    primary key (merge, handover),
    foreign key (association, handover) references equipment.handover (association, id)
);

-- What is counted and has no label, such as SIM cards and cables. The number is the sum of its movements, which are never changed.
create table equipment.lot (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    kind        text not null check (kind in ('sim', 'cable', 'charger', 'mouse', 'keyboard', 'headset', 'usb-key', 'bag')),
    number      int not null default 0,
    unique (association, id),
    unique (association, point, kind),
    foreign key (association, point) references network.point (association, id),
    constraint lot_is_never_below_zero check (number >= 0)
);

create table equipment.lot_movement (
    id          uuid primary key,
    association uuid not null,
    lot         uuid not null,
    kind        text not null check (kind in ('received', 'given', 'moved-in', 'moved-out', 'lost', 'counted')),
    number      int not null check (number <> 0 and number between -100000 and 100000),
    noted_at    timestamptz not null,
    noted_by    uuid not null,
    foreign key (association, lot) references equipment.lot (association, id)
);
create index lot_movement_of on equipment.lot_movement (lot, noted_at);

-- A count of what is in the rooms of a point.
create table equipment.inventory (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    started_at  timestamptz not null,
    started_by  uuid not null,
    closed_at   timestamptz,
    closed_by   uuid,
    unique (association, id),
    foreign key (association, point) references network.point (association, id),
    check ((closed_at is null) = (closed_by is null))
);
create unique index inventory_open_at on equipment.inventory (association, point) where closed_at is null;
create index inventory_by_time on equipment.inventory (association, started_at desc);

-- A label that was read, also one that is nobody's. "batch": the device, or the form, that it was read with: sent again it is the same.
create table equipment.seen (
    inventory   uuid not null,
    association uuid not null,
    label       text not null check (length(label) between 1 and 40),
    batch       uuid not null,
    times       int not null check (times between 1 and 1000),
    at          timestamptz not null,
    primary key (inventory, label, batch),
    foreign key (association, inventory) references equipment.inventory (association, id)
);
create index seen_of_batch on equipment.seen (association, batch);

-- What a closed inventory found, as it was then.
create table equipment.finding (
    inventory   uuid not null,
    association uuid not null,
    label       text not null,
    finding     text not null check (finding in ('here', 'missing', 'elsewhere', 'not-expected', 'unknown', 'twice')),
    item        uuid,
    primary key (inventory, label, finding),
    foreign key (association, inventory) references equipment.inventory (association, id),
    foreign key (association, item) references equipment.item (association, id)
);

-- A movement follows the table of transitions, and writes the state. Two at once wait for each other at the item.
create function equipment.move_item() returns trigger language plpgsql as $$
declare
    it    equipment.item;
    step  equipment.transition;
    since equipment.movement;
begin
    select * into it from equipment.item i where i.id = new.item and i.association = new.association for update;
    select * into step from equipment.transition t where t.movement = new.kind and t.before = it.state;
    if step is null then
        raise check_violation using message = format('an item that is %s cannot be %s', it.state, new.kind),
            constraint = 'movement_follows_its_state', schema = 'equipment', table = 'movement';
    end if;
    select * into since from equipment.movement m
    where m.item = new.item and m.kind in ('received', 'returned', 'repaired', 'found') order by m.seq desc limit 1;
    if new.kind = 'wiped' then
        if new.at < since.at then
            raise check_violation using message = 'it was erased before it came back',
                constraint = 'wiped_after_it_came', schema = 'equipment', table = 'movement';
        end if;
    else
        -- clocks of devices are not ours
        new.at := least(new.noted_at, greatest(new.at, (select max(m.at) from equipment.movement m where m.item = new.item)));
    end if;
    if it.holds_data and (step.wiped or new.partner is not null)
            and not exists (select from equipment.movement m where m.item = new.item and m.kind = 'wiped' and m.seq > since.seq) then
        raise check_violation using message = 'nothing leaves that was not erased',
            constraint = 'leaves_wiped', schema = 'equipment', table = 'movement';
    end if;
    new.before := step.before;
    new.after := step.after;
    if new.kind not in ('received', 'moved') then
        new.point := it.point;
    end if;
    update equipment.item i set state = step.after, point = new.point, version = i.version + 1 where i.id = new.item;
    return new;
end $$;
create trigger move_item before insert on equipment.movement for each row execute function equipment.move_item();

-- Nobody else writes a state, nor where an item is.
create function equipment.guard_state() returns trigger language plpgsql as $$
begin
    if (new.state <> old.state or new.point <> old.point) and pg_trigger_depth() < 2 then
        raise check_violation using message = 'a state follows from a movement', constraint = 'state_by_movement', schema = 'equipment', table = 'item';
    end if;
    return new;
end $$;
create trigger guard_state before update on equipment.item for each row execute function equipment.guard_state();

-- At the end of the transaction: nothing is without its first movement; what is out is in somebody's hands, and nothing else is; what was wiped has a
-- certificate.
create function equipment.hold_item() returns trigger language plpgsql as $$
declare
    it   equipment.item;
    held boolean;
begin
    select * into it from equipment.item i where i.id = case when tg_table_name = 'item' then new.id else (to_jsonb(new) ->> 'item')::uuid end;
    if not found then
        return null;
    end if;
    held := exists (select from equipment.handover h where h.item = it.id and h.back_at is null);
    if it.state = 'new' or held <> (it.state in ('lent', 'given', 'sold')) then
        raise check_violation using message = format('an item that is %s, in somebody''s hands: %s', it.state, held),
            constraint = 'out_in_somebodys_hands', schema = 'equipment', table = 'item';
    end if;
    if tg_table_name = 'movement' and to_jsonb(new) ->> 'kind' = 'wiped'
            and not exists (select from equipment.wipe w where w.movement = (to_jsonb(new) ->> 'id')::uuid) then
        raise check_violation using message = 'erased without a certificate', constraint = 'wiped_with_certificate', schema = 'equipment', table = 'movement';
    end if;
    return null;
end $$;
create constraint trigger hold_item after insert or update on equipment.item deferrable initially deferred
    for each row execute function equipment.hold_item();
create constraint trigger hold_item after insert on equipment.movement deferrable initially deferred
    for each row execute function equipment.hold_item();
create constraint trigger hold_item after insert or update on equipment.handover deferrable initially deferred
    for each row execute function equipment.hold_item();

create function equipment.count_lot() returns trigger language plpgsql as $$
begin
    update equipment.lot l set number = l.number + new.number where l.id = new.lot;
    return null;
end $$;
create trigger count_lot after insert on equipment.lot_movement for each row execute function equipment.count_lot();

do $$
declare t text;
begin
    foreach t in array array['item', 'movement', 'wipe', 'handover', 'signature', 'merged', 'lot', 'lot_movement', 'inventory', 'seen', 'finding'] loop
        execute format('alter table equipment.%I enable row level security', t);
        execute format('alter table equipment.%I force row level security', t);
        execute format('create policy own on equipment.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;

-- What the figures are counted from.
create view equipment.counted_movement with (security_invoker = true) as
    select m.association, m.point, m.day, i.kind, m.kind as movement from equipment.movement m join equipment.item i on i.id = m.item;
grant select on equipment.counted_movement to ${app};

-- The network's head counts what there is, and reads no item: that stays with the association.
create policy network on equipment.item for select to current_user using ((select current_setting('parvis.scope', true)) = 'network');
create function equipment.count_stock() returns table (association uuid, kind text, state text, number bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.association, i.kind, i.state, count(*) from equipment.item i group by 1, 2, 3
$$;
revoke all on function equipment.count_stock() from public;
grant execute on function equipment.count_stock() to ${app};

grant select, insert, update on equipment.item, equipment.handover, equipment.lot, equipment.inventory, equipment.seen to ${app};
grant select, insert on equipment.movement, equipment.wipe, equipment.lot_movement, equipment.finding to ${app};
grant select, insert, update, delete on equipment.signature to ${app};
grant select, insert, delete on equipment.merged to ${app};
