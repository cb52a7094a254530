-- By which another module finds the step that a template made, whatever its words and its source say.
alter table cases.step add column code text check (code ~ '^[a-z][a-z0-9.-]{1,59}$');

-- policies bind the owner too: not for what a migration writes
alter table cases.template no force row level security;
alter table cases.step no force row level security;

update cases.template set steps = (
    select jsonb_agg(
        case when one ->> 'delay' = 'P49D' and one ->> 'source' like 'décret n° 2008-780%'
            then one || '{"code": "unpaid-bill.deadline"}' else one end
        order by position)
    from jsonb_array_elements(steps) with ordinality as each (one, position))
where steps @> '[{"delay": "P49D"}]';

-- those of cases that are open; where somebody chose a day, nothing tells them any more
update cases.step set code = 'unpaid-bill.deadline'
where kind = 'step' and delay = 'P49D' and source like 'décret n° 2008-780%';

alter table cases.template force row level security;
alter table cases.step force row level security;
