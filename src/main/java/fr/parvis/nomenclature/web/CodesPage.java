// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.domain.AddCode;
import fr.parvis.nomenclature.domain.CurrentNomenclature;
import fr.parvis.nomenclature.domain.Snapshot;
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
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One list with its codes as of a day, and the form that adds a code. */
@Controller
@Requires(Right.READ_NOMENCLATURE)
class CodesPage {

    private final CurrentNomenclature nomenclature;
    private final AddCode addCode;
    private final Clock clock;

    CodesPage(CurrentNomenclature nomenclature, AddCode addCode, Clock clock) {
        this.nomenclature = nomenclature;
        this.addCode = addCode;
        this.clock = clock;
    }

    @GetMapping("/bureau/nomenclature/{list}")
    String show(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String jour,
            @RequestParam(defaultValue = "false") boolean tous,
            Model model) {
        var codeList = list(list);
        var date = Objects.requireNonNullElse(FormFields.day(jour), NetworkTime.today(clock));
        var snapshot = nomenclature.snapshot();
        var day = nomenclature.on(date);
        model.addAttribute("view", new CodesView(codeList, date, tous, lines(codeList, snapshot, day, tous)));
        return "nomenclature/codes";
    }

    private static List<CodesView.Line> lines(CodeList list, Snapshot snapshot, Catalogue day, boolean closedToo) {
        var codes = new ArrayList<Code>(day.list(list));
        if (closedToo)
            for (var latest : snapshot.latest(list))
                if (day.find(list, latest.code()).isEmpty()) codes.add(latest);
        var lines = codes.stream()
                .map(code -> new CodesView.Line(
                        code,
                        day.find(list, code.code()).isPresent(),
                        list == CodeList.THEME && day.reorientation(code.code()).isPresent()))
                .toList();
        if (list != CodeList.THEME) return lines;
        var ordered = new ArrayList<CodesView.Line>();
        for (var family : lines) {
            if (family.code().parent() != null) continue;
            ordered.add(family);
            for (var theme : lines) if (family.code().code().equals(theme.code().parent())) ordered.add(theme);
        }
        for (var line : lines) if (!ordered.contains(line)) ordered.add(line);
        return ordered;
    }

    static CodeList list(String key) {
        return CodeList.find(key).orElseThrow(() -> new NotFound("list " + key));
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @GetMapping("/bureau/nomenclature/{list}/nouveau")
    String ask(@PathVariable String list, @RequestParam(defaultValue = "") String famille, Model model) {
        var codeList = list(list);
        int last = nomenclature.snapshot().latest(codeList).stream()
                .filter(code -> famille.isEmpty() || famille.equals(code.parent()))
                .mapToInt(Code::position)
                .max()
                .orElse(0);
        return form(model, codeList, CodeForm.empty(famille, last + 1, NetworkTime.today(clock)), new Problems());
    }

    @Requires(Right.EDIT_NOMENCLATURE)
    @PostMapping("/bureau/nomenclature/{list}")
    String add(@PathVariable String list, @ModelAttribute CodeForm form, Model model) {
        var codeList = list(list);
        var problems = new Problems();
        var from = FormFields.day(form.depuis());
        if (form.check(true, problems) && from != null) {
            var meaning = form.meaning(codeList, Map.of(), Choices.colour(nomenclature.on(from), form.famille()));
            switch (addCode.handle(new AddCode.Command(codeList, form.code(), from, meaning))) {
                case AddCode.Outcome.Added added -> {
                    Notice.success(Words.t("nomenclature.added", form.libelle(), from))
                            .onNextPage();
                    return "redirect:/bureau/nomenclature/" + codeList.key() + "/" + form.code();
                }
                case AddCode.Outcome.AlreadyUsed used ->
                    problems.add("code", Words.t("nomenclature.code.used", form.code()));
                case AddCode.Outcome.TooEarly early ->
                    problems.add("depuis", Words.t("nomenclature.date.early", early.earliest()));
                case AddCode.Outcome.NoSuchFamily none -> problems.add("famille", Words.t("nomenclature.family.wrong"));
            }
        }

        return FormAnswer.invalid(form(model, codeList, form, problems));
    }

    private String form(Model model, CodeList list, CodeForm form, Problems problems) {
        model.addAttribute("list", list);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("choices", Choices.of(nomenclature.snapshot(), nomenclature.on(NetworkTime.today(clock))));
        return "nomenclature/new-code";
    }
}
