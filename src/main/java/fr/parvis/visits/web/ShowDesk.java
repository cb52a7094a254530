// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.Point;
import fr.parvis.visits.DeskAnswers;
import fr.parvis.visits.ThemeLink;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the desk, with the plain form inside. */
@Component
class ShowDesk {
    private final ReadDesk readDesk;
    private final ShowForm showForm;
    private final DeskWords words;
    private final List<ThemeLink> links;
    private final List<DeskAnswers> answers;
    private final PanelScripts scripts;

    ShowDesk(
            ReadDesk readDesk,
            ShowForm showForm,
            DeskWords words,
            List<ThemeLink> links,
            List<DeskAnswers> answers,
            PanelScripts scripts) {
        this.readDesk = readDesk;
        this.showForm = showForm;
        this.words = words;
        this.links = links;
        this.answers = answers;
        this.scripts = scripts;
    }

    /** Points that are open, and the one where one is. */
    record Place(List<Point> open, @Nullable Point here) {}

    private DeskPage page(FilledVisit filled, Place place, KnownBefore known, SignedIn who) {
        var here = place.here;
        return new DeskPage(
                filled.form(),
                showForm.choices(place.open, here, who.account()),
                filled.problems(),
                here == null ? "" : here.id().toString(),
                readDesk.begun(here, showForm.habits(here)),
                known,
                words.atOnce());
    }

    String handle(FilledVisit filled, Place place, KnownBefore known, SignedIn who, Model model) {
        model.addAttribute("page", page(filled, place, known, who));
        model.addAttribute("links", links);
        model.addAttribute("road", scripts.joined());
        answers.stream().findFirst().ifPresent(one -> model.addAttribute("answers", one));
        return "visits/desk";
    }
}
