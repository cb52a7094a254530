-- With who noted a movement.
create or replace view equipment.counted_movement with (security_invoker = true) as
    select m.association, m.point, m.day, i.kind, m.kind as movement, m.noted_by
    from equipment.movement m join equipment.item i on i.id = m.item;
