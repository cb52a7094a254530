// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Extents;
import fr.parvis.shell.NotFound;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Answers of the explorer on a map: their lines are points, or communes. */
@Controller
@Requires(Right.READ_FIGURES)
class AnswerMapController {
    private final ReadQuestion reads;
    private final ShowExplorer show;
    private final AnswerAsked answers;
    private final Extents extents;
    private final PlacesOfAnswer places;
    private final BaseMap base;

    AnswerMapController(
            ReadQuestion reads,
            ShowExplorer show,
            AnswerAsked answers,
            Extents extents,
            PlacesOfAnswer places,
            BaseMap base) {
        this.reads = reads;
        this.show = show;
        this.answers = answers;
        this.extents = extents;
        this.places = places;
        this.base = base;
    }

    /** The lines on a map: points, or communes. */
    @GetMapping(AskedQuestion.ADDRESS + "/sur-la-carte")
    String map(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        var asked = placed(said, who);
        var answered = answers.handle(asked, who);
        var table = answers.table(asked, answered);
        model.addAttribute(
                "page",
                new MapPage(
                        table.caption(),
                        extents.name(who, asked.extent()) + " · " + ShowExplorer.words(asked.period()),
                        asked.address(),
                        AskedQuestion.ADDRESS + "/sur-la-carte.json?" + asked.query(),
                        table,
                        show.upTo(answered.cells())));
        model.addAttribute("base", base);
        return "indicators/map";
    }

    @GetMapping(AskedQuestion.ADDRESS + "/sur-la-carte.json")
    @ResponseBody
    Map<String, Object> places(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        var asked = placed(said, who);
        var answered = answers.handle(asked, who);
        return places.handle(asked, answers.table(asked, answered));
    }

    /** @throws NotFound for lines that are no places */
    private AskedQuestion placed(MultiValueMap<String, String> said, SignedIn who) {
        var asked = reads.of(said, who).question();
        if (asked.rows() == null || !PlacesOfAnswer.hasPlaces(asked.rows())) throw new NotFound("places");
        return asked;
    }
}
