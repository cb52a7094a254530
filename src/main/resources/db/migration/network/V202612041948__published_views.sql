-- What other modules may read of points and communes.
create view network.named_commune with (security_invoker = true) as
    select insee, name, department from network.commune;

create view network.placed_point with (security_invoker = true) as
    select p.id, p.association, p.name, p.postcode, p.insee, c.department, p.labels
    from network.point p left join network.commune c on c.insee = p.insee;
grant select on network.named_commune, network.placed_point to ${app};
