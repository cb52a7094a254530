-- An item on its way to another association is nobody's to lend, and ends here when the other one accepts it: its label is theirs from then on.
alter table equipment.item drop constraint item_state_check;
alter table equipment.item add constraint item_state_check
    check (state in ('new', 'received', 'ready', 'lent', 'repair', 'lost', 'sent', 'given', 'sold', 'transferred', 'scrapped'));
alter table equipment.item drop constraint item_origin_check;
alter table equipment.item add constraint item_origin_check check (origin in ('donated', 'bought', 'entrusted', 'network', 'other'));
alter table equipment.item drop constraint item_label_key;
create unique index item_label_once on equipment.item (label) where state <> 'transferred';
create index item_label on equipment.item (association, label);
drop index equipment.item_of_serial;
create unique index item_of_serial on equipment.item (association, kind, lower(serial))
    where serial is not null and state not in ('given', 'sold', 'transferred', 'scrapped');

insert into equipment.transition (movement, before, after, wiped) values
    ('sent', 'received', 'sent', true), ('sent', 'ready', 'sent', true),
    ('taken-back', 'sent', 'received', false),
    ('transferred', 'sent', 'transferred', false);

alter table equipment.lot_movement drop constraint lot_movement_kind_check;
alter table equipment.lot_movement add constraint lot_movement_kind_check
    check (kind in ('received', 'given', 'moved-in', 'moved-out', 'sent', 'taken-back', 'lost', 'counted'));

create or replace function equipment.move_item() returns trigger language plpgsql as $$
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
    where m.item = new.item and m.kind in ('received', 'returned', 'repaired', 'found', 'taken-back') order by m.seq desc limit 1;
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

-- What one association sends to another: the paper that goes along, which both read; the rows of items stay with whom they are.
-- "settled_at": what was sent has left the sender's stock, or is back in it. "arrived_at": it is in the receiver's stock.
create table equipment.transfer (
    id          uuid primary key,
    association uuid not null references access.association,
    receiver    uuid not null references access.association,
    state       text not null default 'sent' check (state in ('sent', 'accepted', 'declined', 'withdrawn')),
    sent_at     timestamptz not null,
    sent_by     uuid not null,
    answered_at timestamptz,
    answered_by uuid,
    point_to    uuid,
    reason      text check (reason in ('not-asked', 'not-arrived', 'damaged', 'other')),
    settled_at  timestamptz,
    arrived_at  timestamptz,
    unique (association, id),
    constraint transfer_to_another check (receiver <> association),
    check ((state = 'sent') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
    check ((state = 'accepted') = (point_to is not null)),
    check ((state = 'declined') = (reason is not null)),
    check (settled_at is null or state <> 'sent'),
    check (arrived_at is null or state = 'accepted' and settled_at is not null)
);
create index transfer_sent on equipment.transfer (association, sent_at desc);
create index transfer_received on equipment.transfer (receiver, sent_at desc);
create index transfer_to_settle on equipment.transfer (association) where state <> 'sent' and settled_at is null;
create index transfer_to_arrive on equipment.transfer (receiver) where state = 'accepted' and arrived_at is null;

-- One labelled item, or so many of a lot. "item", "point": the sender's. "wiped_on", "method": from its certificate; null for what holds no data.
create table equipment.transfer_line (
    transfer    uuid not null,
    place       int not null check (place between 1 and 100),
    association uuid not null,
    receiver    uuid not null,
    item        uuid,
    point       uuid not null,
    kind        text not null,
    number      int not null check (number between 1 and 10000),
    label       text,
    model       text,
    serial      text,
    wiped_on    date,
    method      text,
    primary key (transfer, place),
    foreign key (association, transfer) references equipment.transfer (association, id),
    foreign key (association, item) references equipment.item (association, id),
    foreign key (association, point) references network.point (association, id),
    check ((item is null) = (label is null) and (item is null) = (model is null)),
    check (item is null or number = 1),
    check ((wiped_on is null) = (method is null))
);
create index transfer_line_of_item on equipment.transfer_line (association, item) where item is not null;
create index transfer_line_of_label on equipment.transfer_line (receiver, label) where label is not null;

do $$
declare t text;
begin
    foreach t in array array['transfer', 'transfer_line'] loop
        execute format('alter table equipment.%I enable row level security', t);
        execute format('alter table equipment.%I force row level security', t);
        execute format('create policy parties on equipment.%I for select using ('
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid) in (association, receiver))', t);
        execute format('create policy sender on equipment.%I for insert with check (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
create policy answer on equipment.transfer for update using ((select nullif(current_setting('parvis.association', true), '')::uuid) in (association, receiver));
grant select, insert, update on equipment.transfer to ${app};
grant select, insert on equipment.transfer_line to ${app};

-- Who answered, and what, is not written anew; what was sent neither.
create function equipment.guard_transfer() returns trigger language plpgsql as $$
declare asks uuid := nullif(current_setting('parvis.association', true), '')::uuid;
begin
    if old.state <> 'sent' and (new.state, new.answered_at, new.answered_by, new.point_to, new.reason)
            is distinct from (old.state, old.answered_at, old.answered_by, old.point_to, old.reason)
       or (new.id, new.association, new.receiver, new.sent_at, new.sent_by) is distinct from (old.id, old.association, old.receiver, old.sent_at, old.sent_by)
       or new.state <> old.state and asks is distinct from (case when new.state = 'withdrawn' then new.association else new.receiver end) then
        raise check_violation using message = 'a transfer is answered once, by who may', constraint = 'transfer_answered_once',
            schema = 'equipment', table = 'transfer';
    end if;
    return new;
end $$;
create trigger guard_transfer before update on equipment.transfer for each row execute function equipment.guard_transfer();
