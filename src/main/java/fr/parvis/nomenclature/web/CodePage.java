// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import fr.parvis.nomenclature.domain.CloseCode;
import fr.parvis.nomenclature.domain.CurrentNomenclature;
import fr.parvis.nomenclature.domain.ReviseCode;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One code: what it means and meant, what it counts as elsewhere; for the network's head, what it will mean or when it ends. */
@Controller
@Requires(Right.READ_NOMENCLATURE)
class CodePage {

    private final CurrentNomenclature nomenclature;
    private final ReviseCode reviseCode;
    private final CloseCode closeCode;
    private final Clock clock;

    CodePage(CurrentNomenclature nomenclature, ReviseCode reviseCode, CloseCode closeCode, Clock clock) {
        this.nomenclature = nomenclature;
        this.reviseCode = reviseCode;
        this.closeCode = closeCode;
        this.clock = clock;
    }

    @GetMapping("/bureau/nomenclature/{list}/{code}")
    String show(@PathVariable String list, @PathVariable String code, Model model) {
        var codeList = CodesPage.list(list);
        var form = CodeForm.of(shown(codeList, code), revision(codeList, code), NetworkTime.today(clock));
        return page(codeList, code, new FilledCode(form, new Problems(), new Problems(), ""), model);
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @PostMapping("/bureau/nomenclature/{list}/{code}/versions")
    String revise(@PathVariable String list, @PathVariable String code, @ModelAttribute CodeForm form, Model model) {
        var codeList = CodesPage.list(list);
        var problems = new Problems();
        var from = FormFields.day(form.depuis());
        if (form.check(false, problems) && from != null) {
            var before = nomenclature.on(from).find(codeList, code).orElseGet(() -> shown(codeList, code));
            var meaning =
                    form.meaning(codeList, before.attributes(), Choices.colour(nomenclature.on(from), form.famille()));
            switch (reviseCode.handle(new ReviseCode.Command(codeList, code, form.seen(), from, meaning))) {
                case ReviseCode.Outcome.Revised revised -> {
                    Notice.success(Words.t("nomenclature.revised", form.libelle(), from))
                            .onNextPage();
                    return "redirect:/bureau/nomenclature/" + codeList.key() + "/" + code;
                }
                case ReviseCode.Outcome.ChangedMeanwhile changed -> {
                    var now = shown(codeList, code).label();
                    var notice = Words.t("nomenclature.changed-meanwhile", now.text(), now.brief());
                    var again = form.basedOn(revision(codeList, code));
                    return FormAnswer.stale(
                            page(codeList, code, new FilledCode(again, problems, new Problems(), notice), model));
                }
                case ReviseCode.Outcome.TooEarly early ->
                    problems.add("depuis", Words.t("nomenclature.date.early", early.earliest()));
                case ReviseCode.Outcome.NotHolding not ->
                    problems.add("depuis", Words.t("nomenclature.date.not-holding"));
                case ReviseCode.Outcome.NoSuchFamily none ->
                    problems.add("famille", Words.t("nomenclature.family.wrong"));
            }
        }

        return FormAnswer.invalid(page(codeList, code, new FilledCode(form, problems, new Problems(), ""), model));
    }

    /** First day on which a code can no longer be chosen, as typed, and the revision of it that was shown. */
    record ClosingForm(String fin, Long revision) {
        ClosingForm {
            fin = FormFields.given(fin);
            revision = Objects.requireNonNullElse(revision, 0L);
        }
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @PostMapping("/bureau/nomenclature/{list}/{code}/fin")
    String close(
            @PathVariable String list, @PathVariable String code, @ModelAttribute ClosingForm closing, Model model) {
        var codeList = CodesPage.list(list);
        var problems = new Problems();
        var from = FormFields.day(closing.fin(), "fin", problems);
        var form = CodeForm.of(shown(codeList, code), revision(codeList, code), NetworkTime.today(clock));
        if (from != null)
            switch (closeCode.handle(new CloseCode.Command(codeList, code, closing.revision(), from))) {
                case CloseCode.Outcome.Closed closed -> {
                    Notice.success(Words.t("nomenclature.closed", form.libelle(), from))
                            .onNextPage();
                    return "redirect:/bureau/nomenclature/" + codeList.key() + "/" + code;
                }
                case CloseCode.Outcome.ChangedMeanwhile changed -> {
                    var notice = Words.t("nomenclature.changed-meanwhile", form.libelle(), form.court());
                    return FormAnswer.stale(
                            page(codeList, code, new FilledCode(form, new Problems(), problems, notice), model));
                }
                case CloseCode.Outcome.TooEarly early ->
                    problems.add("fin", Words.t("nomenclature.close.early", early.earliest()));
                case CloseCode.Outcome.NotHolding not -> problems.add("fin", Words.t("nomenclature.date.not-holding"));
                case CloseCode.Outcome.StillHasThemes still ->
                    problems.add(
                            "fin",
                            Words.t(
                                    "nomenclature.close.themes",
                                    still.themes().stream()
                                            .map(theme -> nomenclature.on(from).brief(CodeList.THEME, theme))
                                            .collect(Collectors.joining(", "))));
            }

        return FormAnswer.invalid(page(codeList, code, new FilledCode(form, new Problems(), problems, ""), model));
    }

    private long revision(CodeList list, String code) {
        return nomenclature.snapshot().revisionOf(list, code).orElseThrow(() -> new NotFound(list.key() + "/" + code));
    }

    private Code shown(CodeList list, String code) {
        return nomenclature.on(NetworkTime.today(clock)).find(list, code).orElseGet(() -> {
            var history = nomenclature.snapshot().history(list, code);
            if (history.isEmpty()) throw new NotFound(list.key() + "/" + code);
            return history.getLast();
        });
    }

    /**
     * Form of a code as it is shown, beside that of its end.
     *
     * @param closing problems of its end
     * @param conflict words about what somebody else changed meanwhile; "" none
     */
    private record FilledCode(CodeForm form, Problems problems, Problems closing, String conflict) {}

    private String page(CodeList list, String code, FilledCode filled, Model model) {
        var snapshot = nomenclature.snapshot();
        var day = nomenclature.on(NetworkTime.today(clock));
        var shown = shown(list, code);
        model.addAttribute(
                "view",
                new CodeView(
                        shown,
                        day.find(list, code).isPresent(),
                        shown.parent() == null ? "" : day.label(CodeList.THEME, shown.parent()),
                        snapshot.history(list, code).reversed(),
                        elsewhere(list, code),
                        list == CodeList.THEME ? day.reorientation(code).orElse(null) : null,
                        list == CodeList.THEME
                                ? day.defaultOperators(code).stream()
                                        .map(operator -> operator.label().brief())
                                        .collect(Collectors.joining(", "))
                                : ""));
        model.addAttribute("form", filled.form());
        model.addAttribute("problems", filled.problems());
        model.addAttribute("closing", filled.closing());
        model.addAttribute("conflict", filled.conflict());
        model.addAttribute("revision", revision(list, code));
        model.addAttribute("tomorrow", NetworkTime.today(clock).plusDays(1));
        model.addAttribute("choices", Choices.of(snapshot, day));
        return "nomenclature/code";
    }

    private List<CodeView.Counted> elsewhere(CodeList list, String code) {
        var day = nomenclature.on(NetworkTime.today(clock));
        var counted = new ArrayList<CodeView.Counted>();
        for (var outside : OutsideList.values()) {
            var source = outside.source();
            java.util.Optional<Translation> translation;
            if (source.isPresent()) {
                if (source.get() != list) continue;
                translation = day.translate(outside, code);
            } else {
                var act = switch (list) {
                    case THEME -> new Act(code, "", "");
                    case OPERATOR -> new Act("", code, "");
                    default -> null;
                };
                if (act == null) continue;
                translation = day.translate(outside, act);
            }
            counted.add(new CodeView.Counted(
                    outside,
                    translation.map(t -> targets(outside, t)).orElse(""),
                    translation.isPresent(),
                    translation.map(Translation::confirmed).orElse(false)));
        }
        return counted;
    }

    private String targets(OutsideList list, Translation translation) {
        return CrosswalkPage.labels(nomenclature.outside(list), translation.targets());
    }
}
