// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.files.Download;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Communes;
import fr.parvis.network.GeoJson;
import fr.parvis.network.HoursTold;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.PointKind;
import fr.parvis.network.domain.HoursText;
import fr.parvis.network.domain.Openings;
import fr.parvis.network.domain.PointList;
import fr.parvis.network.domain.PointView;
import fr.parvis.network.domain.standard.StandardPlace;
import fr.parvis.network.domain.standard.StandardWriter;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The points, found by a sentence of filters that the address keeps, and given out in the national standard. */
@Controller
@Requires(Right.READ_POINTS)
class PointsController {
    private static final int ON_A_PAGE = 25;
    private static final int MOST_EXPORTED = 100_000;

    /** States of now that a pin shows; the others are not known for sure. */
    private static final Map<HoursTold.State, String> STATES =
            Map.of(HoursTold.State.OPEN, "open", HoursTold.State.CLOSED, "closed");

    private final PointList points;
    private final Openings openings;
    private final HoursText hoursText;
    private final Associations associations;
    private final Communes communes;
    private final LocalDays localDays;
    private final BaseMap base;

    PointsController(
            PointList points,
            Openings openings,
            HoursText hoursText,
            Associations associations,
            Communes communes,
            LocalDays localDays,
            BaseMap base) {
        this.points = points;
        this.openings = openings;
        this.hoursText = hoursText;
        this.associations = associations;
        this.communes = communes;
        this.localDays = localDays;
        this.base = base;
    }

    @GetMapping("/bureau/reseau")
    String list(@RequestParam Map<String, String> address, SignedIn who, Model model) {
        model.addAttribute("page", page(PointQuery.of(address), address.get("page"), who));
        return "network/points";
    }

    /** The points of the list on a map. */
    @GetMapping("/bureau/reseau/carte")
    String map(@RequestParam Map<String, String> address, SignedIn who, Model model) {
        model.addAttribute("page", page(PointQuery.of(address), null, who));
        model.addAttribute("base", base);
        return "network/points-map";
    }

    @GetMapping("/bureau/reseau/points.json")
    ResponseEntity<Map<String, Object>> mapped(@RequestParam Map<String, String> address, SignedIn who) {
        return GeoJson.answer(points.list(PointQuery.of(address).filter(who), PointsPage.MOST_ON_MAP, 0).stream()
                .flatMap(view -> feature(view).stream())
                .toList());
    }

    private Optional<Map<String, Object>> feature(PointView view) {
        var place = view.sheet().place();
        var latitude = place.latitude();
        var longitude = place.longitude();
        if (latitude == null || longitude == null) return Optional.empty();
        var hours = hoursText.told(view, Words.locale());
        return Optional.of(GeoJson.point(
                latitude,
                longitude,
                GeoJson.pin(
                        view.sheet().kind() == PointKind.MOBILE ? "mobile" : "point",
                        STATES.get(hours.state()),
                        view.sheet().name(),
                        NetworkAddresses.point(view.sheet().id()),
                        Stream.of(hours.now(), place.commune())
                                .filter(line -> !line.isBlank())
                                .toList())));
    }

    private PointsPage page(PointQuery query, @Nullable String asked, SignedIn who) {
        var filter = query.filter(who);
        int total = points.count(filter);
        var paging = Paging.of(asked, total, ON_A_PAGE);
        var all = associations.list();
        Map<UUID, String> names = all.stream().collect(Collectors.toMap(Association::id, Association::name));
        var lines = points.list(filter, ON_A_PAGE, paging.offset()).stream()
                .map(view -> new PointsPage.Line(
                        view.sheet().id(),
                        view.sheet().name(),
                        view.sheet().place().commune() + " (" + view.department() + ")",
                        view.sheet().kind(),
                        view.sheet().labels(),
                        names.getOrDefault(view.sheet().association(), ""),
                        hoursText.told(view, Words.locale())))
                .toList();
        return new PointsPage(
                lines,
                total,
                paging.page(),
                paging.pages(),
                query.q(),
                query.sorte(),
                query.label(),
                query.etat(),
                query.departement(),
                query.association(),
                points.departments().stream()
                        .map(department ->
                                new Option(department.code(), department.name() + " (" + department.code() + ")"))
                        .toList(),
                whose(who, all),
                query.address(),
                query.narrowed(),
                who.association() == null,
                who.may(Right.IMPORT_POINTS));
    }

    /** The network chooses among all; an association has its own points, or those of the whole network to send people to. */
    private static List<Option> whose(SignedIn who, List<Association> all) {
        if (who.association() != null)
            return List.of(
                    new Option("", t("network.points.filter.own", who.place())),
                    new Option(PointQuery.WHOLE_NETWORK, t("network.points.filter.network")));
        var options = new ArrayList<Option>();
        options.add(new Option("", t("network.points.filter.all-associations")));
        all.forEach(association -> options.add(new Option(association.id().toString(), association.name())));
        return options;
    }

    /** Communes as one types them, for completion. */
    @Requires(Right.EDIT_POINTS)
    @GetMapping("/bureau/reseau/communes")
    @ResponseBody
    List<String> communes(@RequestParam(defaultValue = "") String q) {
        return communes.suggest(q);
    }

    @GetMapping("/bureau/reseau/export.csv")
    void csv(@RequestParam Map<String, String> address, SignedIn who, HttpServletResponse response) throws IOException {
        var places = places(address, who);
        StandardWriter.writeCsv(places, file("csv", Download.CSV).to(response));
    }

    @GetMapping("/bureau/reseau/export.json")
    void json(@RequestParam Map<String, String> address, SignedIn who, HttpServletResponse response)
            throws IOException {
        var places = places(address, who);
        StandardWriter.writeJson(
                places, file("json", MediaType.APPLICATION_JSON_VALUE).to(response));
    }

    private Stream<StandardPlace> places(Map<String, String> address, SignedIn who) {
        return points.list(PointQuery.of(address).filter(who), MOST_EXPORTED, 0).stream()
                .map(this::outside);
    }

    private StandardPlace outside(PointView view) {
        return view.outside(openings.today(view.sheet()));
    }

    private Download file(String ending, String type) {
        return Download.attachment("points-" + localDays.today() + "." + ending, type);
    }
}
