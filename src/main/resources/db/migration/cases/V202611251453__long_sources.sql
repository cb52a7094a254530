-- Templates written before their sources were kept to 150 signs may name up to 300, and the reason of a step names the source with the
-- date that is asked: steps take what such templates give.
alter table cases.step
    drop constraint step_source_check,
    add constraint step_source_check check (length(source) <= 300),
    drop constraint step_because_check,
    add constraint step_because_check check (length(because) <= 600);
