// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.papers;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.intake.domain.FolderReport;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import fr.parvis.values.RowProblem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Report on a file of the watched folder for its sender, in French. */
@Component
public class FolderReportInFrench implements FolderReport {

    @Override
    public List<String> of(Arrangement arrangement, String fileName, ReceiveList.Outcome outcome) {
        var lines = new ArrayList<String>();
        lines.add(say("title", arrangement.name(), fileName));
        switch (outcome) {
            case ReceiveList.Outcome.Taken(var list, var errors) -> {
                lines.add(say("taken", list.lines(), list.taken(), list.renewed(), list.objected(), list.refused()));
                if (list.columnsLeft() > 0) lines.add(say("columns", list.columnsLeft()));
                errors(lines, errors);
            }
            case ReceiveList.Outcome.Already(var list) -> lines.add(say("already", list.receivedOn()));
            case ReceiveList.Outcome.Refused refused -> {
                lines.add(said(refused.why().problem()));
                errors(lines, refused.errors());
            }
        }
        return lines;
    }

    private static void errors(List<String> lines, List<RowProblem> errors) {
        for (var error : errors) lines.add(say("line", error.line(), said(error.problem())));
    }

    private static String said(Problem problem) {
        return Words.t(Words.FRENCH, problem.code(), problem.args().toArray());
    }

    private static String say(String key, Object... args) {
        return Words.t(Words.FRENCH, "intake.report." + key, args);
    }
}
