// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.hotline.HotlineAddresses;
import fr.parvis.hotline.domain.Member;
import fr.parvis.hotline.domain.Members;
import fr.parvis.network.Help;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkWords;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the members of the line in one's association. */
@Controller
@Requires(value = Right.SUPERVISE_LINE, within = Within.ASSOCIATION)
class MembersController {
    static final String TEAM = HotlineAddresses.FOLLOW + "/equipe";

    private final Members members;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    MembersController(Members members, Nomenclature nomenclature, LocalDays localDays) {
        this.members = members;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(TEAM)
    String show(@RequestParam(required = false) @Nullable UUID compte, Model model) {
        var known = members.list().stream()
                .filter(one -> one.account().equals(compte))
                .findFirst();
        var typed = known.map(one -> new MembersPage.Typed(
                        one.account().toString(),
                        one.languages(),
                        one.subjects(),
                        one.until().toString()))
                .orElse(new MembersPage.Typed(
                        "",
                        List.of("fr"),
                        List.of(),
                        localDays.today().plusMonths(6).toString()));
        return page(typed, new Problems(), model);
    }

    private String page(MembersPage.Typed typed, Problems problems, Model model) {
        var colleagues = members.colleagues();
        var names = colleagues.stream().collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        var catalogue = nomenclature.on(localDays.today());
        model.addAttribute(
                "page",
                new MembersPage(
                        members.list().stream()
                                .map(one -> new MembersPage.Line(
                                        names.getOrDefault(one.account(), t("hotline.somebody")),
                                        TEAM + "?compte=" + one.account() + "#give",
                                        one.languages().stream()
                                                .map(code -> catalogue.label(CodeList.LANGUAGE, code))
                                                .collect(Collectors.joining(", ")),
                                        one.subjects().isEmpty()
                                                ? t("hotline.subjects.all")
                                                : one.subjects().stream()
                                                        .map(MembersController::subject)
                                                        .collect(Collectors.joining(", ")),
                                        Words.date(one.until()),
                                        one.until().isBefore(localDays.today()),
                                        TEAM + "/" + one.account() + "/retirer"))
                                .toList(),
                        colleagues.stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        catalogue.options(CodeList.LANGUAGE),
                        Members.subjects().stream()
                                .map(one -> new Option(one, subject(one)))
                                .toList(),
                        typed,
                        localDays.today().toString(),
                        problems));
        return FormAnswer.of(!problems.isEmpty(), "hotline/members");
    }

    private static String subject(String key) {
        return NetworkWords.help(EnumCode.read(Help.class, key));
    }

    @PostMapping(TEAM)
    String give(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var typed = new MembersPage.Typed(
                FormFields.text(sent, "account"),
                sent.getOrDefault("languages", List.of()),
                sent.getOrDefault("subjects", List.of()),
                FormFields.text(sent, "until"));
        var account = FormFields.id(typed.account());
        var until = FormFields.day(typed.until());
        var outcome = account == null
                ? Outcome.refused("account", "hotline.problem.account")
                : members.give(new Member(
                        account, typed.languages(), typed.subjects(), until == null ? LocalDate.MIN : until));
        return switch (outcome) {
            case Outcome.Refused(var refused) -> page(typed, new Problems().addAll(refused), model);
            case Outcome.Changed() -> "redirect:" + TEAM;
            case Outcome.Done(var _) -> {
                Notice.success(t("hotline.given")).onNextPage();
                yield "redirect:" + TEAM;
            }
        };
    }

    @PostMapping(TEAM + "/{account}/retirer")
    String take(@PathVariable UUID account) {
        if (members.take(account) instanceof Outcome.Done)
            Notice.success(t("hotline.taken")).onNextPage();
        return "redirect:" + TEAM;
    }
}
