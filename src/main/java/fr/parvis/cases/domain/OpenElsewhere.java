// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.NewCases;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases for other modules, by the same rules as at the desk. */
@Component("casesOpenElsewhere")
class OpenElsewhere implements NewCases {
    private final OpenCase openCase;
    private final CaseTable cases;
    private final Nomenclature nomenclature;

    OpenElsewhere(OpenCase openCase, CaseTable cases, Nomenclature nomenclature) {
        this.openCase = openCase;
        this.cases = cases;
        this.nomenclature = nomenclature;
    }

    @Override
    @Transactional
    public Outcome<UUID> open(Asked asked) {
        var today = cases.today();
        var template = openCase.templates().stream()
                .map(Template::code)
                .filter(code -> code.equals(asked.template()))
                .findFirst()
                .orElse(null);
        var operator = asked.operator();
        if (operator != null && !nomenclature.on(today).isUsable(CodeList.OPERATOR, operator)) operator = null;
        var from = asked.countedFrom();
        if (from != null && !CaseRules.countedFrom(from, today).isEmpty()) from = null;
        var command = new OpenCase.Command(
                asked.id(), asked.person(), template, asked.theme(), operator, asked.asked(), from, false);
        return openCase.handle(command);
    }
}
