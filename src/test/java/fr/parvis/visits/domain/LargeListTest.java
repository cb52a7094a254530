package fr.parvis.visits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.domain.ListVisits.From;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the list costs among two million visits, four hundred thousand of them the association's own. Takes minutes, so it runs when
 * asked: {@code mvn test -Dtest=LargeListTest -Dparvis.large=true}.
 */
@ParvisTest
@EnabledIfSystemProperty(named = "parvis.large", matches = "true")
class LargeListTest {
    private static final int ASSOCIATIONS = 5;
    private static final int VISITS = Integer.getInteger("parvis.large.visits", 400_000);
    private static final int CHUNK = 10_000;
    private static final int DAYS = 1278;

    @Autowired
    Network network;

    @Autowired
    ListVisits list;

    @Test
    void a_page_comes_within_twenty_milliseconds_whatever_is_asked() throws SQLException {
        var associations = IntStream.range(0, ASSOCIATIONS)
                .mapToObj(i -> network.anAssociation())
                .toList();
        var association = associations.getFirst();
        var mediator = network.a(Role.MEDIATOR, association);
        var director = network.a(Role.DIRECTOR, association);
        try (var owner = RawDatabase.asOwner()) {
            fill(owner, associations, mediator.account());
        }
        var rows = new ArrayList<String>();
        for (var asked : List.of(
                "",
                "du=2026-11-01&au=2026-11-25",
                "du=2026-01-01&au=2026-12-31",
                "point=00000000-0000-4000-8000-000000000001",
                "operateur=op1",
                "operateur=op40",
                "operateur=op58",
                "operateur=nobody",
                "theme=th1",
                "theme=th90",
                "theme=th90&operateur=op1",
                "theme=th1&operateur=op58",
                "niveau=le3",
                "resultat=re5",
                "blocage=tous",
                "blocage=bl8",
                "blocage=bl1&resultat=re5",
                "blocage=bl1&operateur=op30",
                "presence=pr1",
                "presence=pr11",
                "sens=sortante",
                "sens=sortante&operateur=op1",
                "partenaire=op7",
                "age=ag1",
                "age=ag7&premiere=oui",
                "premiere=oui",
                "equipe=Bus",
                "equipe=Bus&operateur=op40",
                "mediateur=" + mediator.account(),
                "mediateur=" + mediator.account() + "&operateur=op40",
                "mediateur=" + mediator.account() + "&presence=pr11&theme=th90",
                "point=00000000-0000-4000-8000-000000000001&theme=th90&niveau=le3&resultat=re5")) {
            rows.add(measured(director, asked));
        }
        rows.add("own " + measured(mediator, ""));
        rows.add("own " + measured(mediator, "operateur=op58"));
        rows.forEach(System.out::println);
        assertThat(rows)
                .allMatch(row -> Double.parseDouble(row.replaceAll(".*median +([0-9]+[.][0-9]+) ms.*", "$1")) < 20);
    }

    private String measured(SignedIn who, String asked) {
        var filter = VisitFilter.parse(asked);
        var page = Network.as(who, () -> list.handle(filter, new From.Newest()));
        var deep = page.older();
        for (int i = 0; i < 5 && deep != null; i++) {
            var place = deep;
            deep = Network.as(who, () -> list.handle(filter, new From.OlderThan(place)))
                    .older();
        }
        var from = deep == null ? new From.Newest() : new From.OlderThan(deep);
        var times = new long[20];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            var at = i % 2 == 0 ? from : new From.Newest();
            Network.as(who, () -> list.handle(filter, at));
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return "%-70s count %5d median %6.1f ms, worst %6.1f"
                .formatted(asked, page.count(), times[times.length / 2] / 1e6, times[times.length - 1] / 1e6)
                .replace(',', '.');
    }

    private static void fill(Connection owner, List<UUID> associations, UUID mediator) throws SQLException {
        owner.setAutoCommit(true);
        try (var statement = owner.createStatement()) {
            for (int from = 0; from < VISITS; from += CHUNK) {
                for (var association : associations) {
                    statement.execute("select set_config('parvis.association', '" + association + "', false)");
                    statement.execute("""
                            insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons,
                                age_band, first_visit, partner, team, recorded_by)
                            select uuidv7(date '2023-05-28' + (i::bigint * %3$d / %4$d)::int + interval '12 hours' - now() + (i %% 10000) * interval '1 second'), '%1$s', ('00000000-0000-4000-8000-00000000000' || (i %% 9))::uuid,
                                date '2023-05-28' + (i::bigint * %3$d / %4$d)::int,
                                date '2023-05-28' + (i::bigint * %3$d / %4$d)::int + interval '8 hours' + (random() * 9) * interval '1 hour',
                                'pr' || (1 + floor(11 * random() ^ 4)::int), case when random() < 0.03 then 'OUTGOING' else 'INCOMING' end,
                                case when random() < 0.05 then array[m, x] else array[m] end, 1,
                                case when random() < 0.5 then 'ag' || (1 + floor(8 * random() ^ 3)::int) end,
                                case when random() < 0.2 then random() < 0.3 end,
                                case when random() < 0.1 then 'op' || (1 + floor(58 * random() ^ 3)::int) end,
                                case when i %% 12 = 3 then 'Bus' when i %% 3 = 1 then 'Lyon' end, m
                            from (select i, case when i %% 36 = 0 then '%2$s'::uuid
                                    else ('00000000-0000-4000-9000-0000000000' || lpad((i %% 36)::text, 2, '0'))::uuid end as m,
                                    ('00000000-0000-4000-9000-0000000000' || lpad(((i + 7) %% 36)::text, 2, '0'))::uuid as x
                                from generate_series(%5$d, %6$d) i) as made""".formatted(association, mediator, DAYS, VISITS, from, from + CHUNK - 1));
                }
            }
            for (var association : associations) {
                statement.execute("select set_config('parvis.association', '" + association + "', false)");
                statement.execute("""
                        insert into visits.request (id, visit, association, day, position, theme, operator, level, result, minutes, blocker)
                        select uuidv7(v.started_at - now()), v.id, v.association, v.day, n,
                            'th' || (1 + floor(100 * random() ^ 3)::int), 'op' || (1 + floor(58 * random() ^ 3)::int),
                            'le' || (1 + floor(4 * random() ^ 2)::int), 're' || (1 + floor(6 * random() ^ 3)::int), 15,
                            case when random() < 0.08 then 'bl' || (1 + floor(9 * random() ^ 2)::int) end
                        from (select * from visits.visit where association = '%s' order by day) v,
                            generate_series(1, case when random() < 0.6 then 1 else 2 end) n""".formatted(association));
            }
            statement.execute("vacuum (analyze) visits.visit");
            statement.execute("vacuum (analyze) visits.request");
        }
    }
}
