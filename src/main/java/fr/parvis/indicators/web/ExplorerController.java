// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.indicators.domain.SavedViews;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions that anybody may put to the figures: ready ones, free ones, and those kept under a name. */
@Controller
@Requires(Right.READ_FIGURES)
class ExplorerController {
    static final String VIEWS = AskedQuestion.ADDRESS + "/vues";

    private final ReadQuestion reads;
    private final ShowExplorer show;
    private final SavedViews views;

    ExplorerController(ReadQuestion reads, ShowExplorer show, SavedViews views) {
        this.reads = reads;
        this.show = show;
        this.views = views;
    }

    /** The questions to begin with; with a question in the address, its answer. */
    @GetMapping(AskedQuestion.ADDRESS)
    String show(@RequestParam MultiValueMap<String, String> said, SignedIn who, Model model) {
        if (said.isEmpty()) {
            model.addAttribute("page", home(who));
            return "indicators/home";
        }
        model.addAttribute("page", page(said, who, new LinkedMultiValueMap<>(), new Problems()));
        return "indicators/explorer";
    }

    private ExplorerHomePage home(SignedIn who) {
        boolean outside = who.association() == null;
        var kept = views.list(who);
        return new ExplorerHomePage(
                who.place(),
                List.of(ReadyQuestion.values()).stream()
                        .map(one -> new ExplorerHomePage.Question(one.title(), one.text(), one.address(outside)))
                        .toList(),
                kept.stream()
                        .filter(SavedViews.View::mine)
                        .map(ExplorerController::question)
                        .toList(),
                kept.stream()
                        .filter(view -> !view.mine())
                        .map(ExplorerController::question)
                        .toList(),
                AskedQuestion.ADDRESS + "?mesure=" + (outside ? "visits" : "requests"));
    }

    private static ExplorerHomePage.Question question(SavedViews.View view) {
        return new ExplorerHomePage.Question(
                view.name(), view.shared() ? t("indicators.explorer.view.shared") : "", VIEWS + "/" + view.id());
    }

    private ExplorerPage page(
            MultiValueMap<String, String> said, SignedIn who, MultiValueMap<String, String> sent, Problems problems) {
        var read = reads.of(said, who);
        var asked = read.question();
        var moving = show.moving(asked, FormFields.text(sent.isEmpty() ? said : sent, "periode"), who);
        var save = new ExplorerPage.Save(
                sent.isEmpty() ? Ids.next().toString() : FormFields.text(sent, "id"),
                sent.isEmpty() ? "" : FormFields.text(sent, "nom"),
                FormFields.text(sent, "partagee").equals("oui"),
                who.association() != null || who.may(Right.READ_NETWORK_FIGURES),
                moving == null ? null : t("indicators.explorer.period." + moving.key()),
                moving == null ? "" : moving.key(),
                !problems.isEmpty(),
                problems);
        return show.page(read, who, opened(FormFields.text(said, "vue"), who), save);
    }

    private ShowExplorer.Opened opened(String key, SignedIn who) {
        var id = FormFields.id(key);
        var view = id == null ? null : views.seen(who, id).orElse(null);
        if (view == null)
            return new ShowExplorer.Opened(
                    ReadyQuestion.find(key).map(ReadyQuestion::title).orElse(null), null);
        return new ShowExplorer.Opened(
                view.name(),
                new ExplorerPage.OpenView(view.id().toString(), view.name(), SavedViews.mayDelete(who, view)));
    }

    /** A saved view: the question as it is today. */
    @GetMapping(VIEWS + "/{id}")
    String open(@PathVariable UUID id, SignedIn who, Model model) {
        var view = views.find(who, id);
        Notice.pass(model);
        return "redirect:" + AskedQuestion.ADDRESS + "?" + view.question() + "&vue=" + view.id();
    }

    @PostMapping(VIEWS)
    String save(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {
        var said = parameters(FormFields.text(sent, "question"));
        var asked = reads.of(said, who).question();
        var name = FormFields.text(sent, "nom");
        var problems = new Problems();
        if (name.isEmpty()) problems.add("nom", t("indicators.explorer.view.no-name"));
        else if (name.length() > SavedViews.LONGEST_NAME)
            problems.add("nom", t("indicators.explorer.view.long-name", SavedViews.LONGEST_NAME));
        else if (name.chars().anyMatch(Character::isISOControl))
            problems.add("nom", t("indicators.explorer.view.bad-name"));
        var kept = asked.parameters();
        var named = FormFields.text(sent, "periode");
        var moving = show.moving(asked, named, who);
        if (moving != null && named.equals(moving.key())) {
            kept.remove("du");
            kept.remove("au");
            kept.put("periode", List.of(moving.key()));
        }
        var question = AskedQuestion.query(kept);
        if (question.length() > SavedViews.LONGEST_QUESTION)
            problems.add("nom", t("indicators.explorer.view.long-question"));
        var id = FormFields.idOrNew(FormFields.text(sent, "id"));
        boolean shared = FormFields.text(sent, "partagee").equals("oui");
        if (problems.isEmpty() && !views.save(who, new SavedViews.View(id, name, question, shared, true)))
            problems.add("nom", t("indicators.explorer.view.too-many", SavedViews.MOST));
        if (!problems.isEmpty()) {
            model.addAttribute("page", page(said, who, sent, problems));
            return FormAnswer.invalid("indicators/explorer");
        }
        Notice.success(t("indicators.explorer.view.saved", name)).onNextPage();
        return "redirect:" + VIEWS + "/" + id;
    }

    @PostMapping(VIEWS + "/{id}/supprimer")
    String delete(@PathVariable UUID id, SignedIn who) {
        var name = views.find(who, id).name();
        views.delete(who, id);
        Notice.success(t("indicators.explorer.view.deleted", name)).onNextPage();
        return "redirect:" + AskedQuestion.ADDRESS;
    }

    private static MultiValueMap<String, String> parameters(String query) {
        var said = new LinkedMultiValueMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) continue;
            try {
                said.add(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // no text in any encoding: as if it was not said
                continue;
            }
        }
        return said;
    }
}
