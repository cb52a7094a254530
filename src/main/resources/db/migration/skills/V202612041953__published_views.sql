-- What other modules may read of paths: whose they are and when they began, never what was seen.
create view skills.path_of_person with (security_invoker = true) as
    select association, person, id as learner from skills.learner where person is not null;

create view skills.begun_path with (security_invoker = true) as
    select association, learner, min(day) as day from skills.assessment group by association, learner;

-- What outside frameworks call a gesture, in any of its versions.
create view skills.aligned_gesture with (security_invoker = true) as
    select distinct code, framework, outside from skills.gesture_alignment;
grant select on skills.path_of_person, skills.begun_path, skills.aligned_gesture to ${app};
