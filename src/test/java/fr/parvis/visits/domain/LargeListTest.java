package fr.parvis.visits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.visits.ManyVisits;
import fr.parvis.visits.domain.ListVisits.From;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** Milliseconds that a page and its count may take; on two quiet cores one filter takes less than 20. */
    private static final double ONE = 60;

    /** The same for several filters, each frequent, that seldom meet. */
    private static final double SEVERAL = 300;

    private static final int VISITS = Integer.getInteger("parvis.large.visits", 400_000);

    @Autowired
    Network network;

    @Autowired
    ListVisits list;

    @Test
    void a_page_comes_at_once_whatever_is_asked() throws SQLException {
        var associations = IntStream.range(0, ASSOCIATIONS)
                .mapToObj(i -> network.anAssociation())
                .toList();
        var association = associations.getFirst();
        var mediator = network.a(Role.MEDIATOR, association);
        var director = network.a(Role.DIRECTOR, association);
        try (var owner = RawDatabase.asOwner()) {
            ManyVisits.fill(owner, associations, mediator.account(), VISITS);
        }
        var slow = new ArrayList<String>();
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
                "niveau=le3",
                "resultat=re5",
                "blocage=tous",
                "blocage=bl8",
                "presence=pr1",
                "presence=pr11",
                "sens=sortante",
                "partenaire=op7",
                "age=ag1",
                "premiere=oui",
                "equipe=Bus",
                "mediateur=" + mediator.account(),
                "operateur=op1&du=2026-01-01&au=2026-11-25")) measured(director, asked, ONE, slow);
        for (var asked : List.of(
                "theme=th90&operateur=op1",
                "theme=th1&operateur=op58",
                "blocage=bl1&resultat=re5",
                "blocage=bl1&operateur=op30",
                "sens=sortante&operateur=op1",
                "age=ag7&premiere=oui",
                "equipe=Bus&operateur=op40",
                "mediateur=" + mediator.account() + "&operateur=op1",
                "mediateur=" + mediator.account() + "&operateur=op40",
                "mediateur=" + mediator.account() + "&operateur=op40&du=2026-01-01",
                "mediateur=" + mediator.account() + "&presence=pr11&theme=th90",
                "point=00000000-0000-4000-8000-000000000001&theme=th90&niveau=le3&resultat=re5"))
            measured(director, asked, SEVERAL, slow);
        measured(mediator, "", ONE, slow);
        measured(mediator, "operateur=op58", SEVERAL, slow);
        assertThat(slow).isEmpty();
    }

    private void measured(SignedIn who, String asked, double most, List<String> slow) {
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
        double median = times[times.length / 2] / 1e6;
        var told = String.format(
                Locale.ROOT,
                "%-100s count %5d median %6.1f ms, worst %6.1f ms",
                asked,
                page.count(),
                median,
                times[times.length - 1] / 1e6);
        System.out.println(told);
        if (median > most) slow.add(told);
    }
}
