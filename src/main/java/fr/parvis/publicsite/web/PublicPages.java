package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.publicsite.domain.UnderstandPlace;
import fr.parvis.publicsite.domain.UnderstandPlace.Where;
import fr.parvis.rounds.Rounds;
import fr.parvis.rounds.Rounds.NearStop;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public's way in: where one lives or is, and what is near. */
@Controller
@OpenToAll
class PublicPages {
    private static final int NEAREST = 10;
    private static final int STOPS = 4;
    private static final double STOPS_WITHIN = 15;

    private final PublicPoints points;
    private final Rounds rounds;
    private final Communes communes;
    private final UnderstandPlace understand;
    private final Associations associations;
    private final FirstRun firstRun;
    private final Site site;

    PublicPages(
            PublicPoints points,
            Rounds rounds,
            Communes communes,
            UnderstandPlace understand,
            Associations associations,
            FirstRun firstRun,
            Site site) {
        this.points = points;
        this.rounds = rounds;
        this.communes = communes;
        this.understand = understand;
        this.associations = associations;
        this.firstRun = firstRun;
        this.site = site;
    }

    @GetMapping("/")
    String home(@RequestParam Map<String, String> asked, Model model) {
        if (firstRun.awaited()) return "publicsite/preparing";
        var looking = Looking.of(asked);
        // where the search was before it had an address of its own
        if (looking.somewhere()) return "redirect:/chercher?" + looking.query();
        model.addAttribute(
                "page", new HomePage(site.whole("/"), associations.networkName().orElse("Parvis"), points.count()));
        return "publicsite/home";
    }

    @GetMapping("/chercher")
    String search(@RequestParam Map<String, String> asked, Locale locale, Model model) {
        if (firstRun.awaited()) return "publicsite/preparing";
        var looking = Looking.of(asked);
        model.addAttribute("page", Words.in(locale).call(() -> page(looking, locale)));
        return "publicsite/search";
    }

    private SearchPage page(Looking looking, Locale locale) {
        return switch (understand.of(looking.q(), looking.commune(), looking.lat(), looking.lon())) {
            case Where.Nowhere() -> found(looking, null, null, List.of(), List.of(), List.of());
            case Where.NotUnderstood(var why, var what) ->
                found(looking, t("publicsite.problem." + why, what), null, List.of(), List.of(), List.of());
            case Where.InCommune(var commune, var others) ->
                found(
                        looking,
                        null,
                        commune,
                        others,
                        points.near(commune, Filters.wish(looking), NEAREST, locale),
                        communes.findSpot(commune.insee())
                                .map(spot -> stops(looking, spot.latitude(), spot.longitude(), locale))
                                .orElse(List.of()));
            case Where.At(var latitude, var longitude, var commune) ->
                found(
                        looking,
                        null,
                        commune,
                        List.of(),
                        points.near(latitude, longitude, Filters.wish(looking), NEAREST, locale),
                        stops(looking, latitude, longitude, locale));
        };
    }

    /** Buses around, unless somebody looks for what they cannot say: another kind of place, an hour. */
    private List<NearStop> stops(Looking looking, double latitude, double longitude, Locale locale) {
        var wish = Filters.wish(looking);
        boolean wanted = wish.when() == null
                && !wish.accessible()
                && wish.tongue() == null
                && (wish.kind() == null || looking.genre().equals("mobile"));
        return wanted
                ? rounds.nextStopsNear(
                        latitude, longitude, Math.min(wish.kilometres(), STOPS_WITHIN), STOPS, locale)
                : List.of();
    }

    private SearchPage found(
            Looking looking,
            @Nullable String problem,
            @Nullable Commune commune,
            List<Commune> others,
            List<PublicPoint> found,
            List<NearStop> stops) {
        return new SearchPage(
                site.whole("/chercher" + (commune == null ? "" : "?commune=" + commune.insee())),
                looking,
                problem,
                commune,
                others,
                Filters.chosen(looking),
                found,
                stops);
    }
}
