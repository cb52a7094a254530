package fr.parvis.publicsite.web;

import fr.parvis.access.Associations;
import fr.parvis.access.FirstRun;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The public's way in: where one lives, the nearest points, and the page of each. */
@Controller
@OpenToAll
class PublicPages {
    private static final int NEAREST = 10;
    private static final int OTHERS = 8;
    private static final int LONGEST_QUESTION = 100;
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");

    private final PublicPoints points;
    private final Communes communes;
    private final Associations associations;
    private final FirstRun firstRun;

    PublicPages(PublicPoints points, Communes communes, Associations associations, FirstRun firstRun) {
        this.points = points;
        this.communes = communes;
        this.associations = associations;
        this.firstRun = firstRun;
    }

    @GetMapping("/")
    String home(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String commune,
            Locale locale,
            Model model) {
        if (firstRun.awaited()) return "publicsite/preparing";
        var asked = q.strip().length() > LONGEST_QUESTION ? q.strip().substring(0, LONGEST_QUESTION) : q.strip();
        var found = new ArrayList<>(asked.isEmpty() ? List.<Commune>of() : understood(asked));
        var chosen = communes.find(commune).orElse(found.isEmpty() ? null : found.getFirst());
        if (chosen != null) found.removeIf(one -> one.insee().equals(chosen.insee()));
        model.addAttribute(
                "page",
                new HomePage(
                        associations.networkName().orElse("Parvis"),
                        asked,
                        chosen,
                        found.stream().limit(OTHERS).toList(),
                        around(chosen, locale),
                        points.count()));
        return "publicsite/home";
    }

    private List<PublicPoints.PublicPoint> around(@Nullable Commune commune, Locale locale) {
        return commune == null ? List.of() : points.near(commune, NEAREST, locale);
    }

    /** "29200", "Brest", "29200 Brest": what people type. */
    private List<Commune> understood(String asked) {
        var postcode = POSTCODE.matcher(asked);
        if (!postcode.find()) return communes.search(asked);
        var near = communes.findByPostcode(postcode.group());
        var name = postcode.replaceAll(" ").strip();
        if (name.isEmpty()) return near;
        var named = communes.search(name);
        var both = near.stream().filter(named::contains).toList();
        return both.isEmpty() ? (near.isEmpty() ? named : near) : both;
    }

    @GetMapping("/points/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}")
    String point(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("point", points.find(id, locale).orElseThrow(() -> new NotFound("point " + id)));
        return "publicsite/point";
    }
}
