package fr.parvis.outreach.domain;

import fr.parvis.shell.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a file was set aside. Nothing of the file is in it.
 *
 * @param code the end of the key of its sentence
 * @param args what goes into the sentence
 */
public record WhyAside(String code, List<String> args) {
    private static final String KEY = "outreach.lists.file.";

    /** Its reading did not end, twice. */
    static final WhyAside STOPPED = new WhyAside("stopped", List.of());

    static WhyAside of(ReceiveList.Outcome.Refused refused) {
        return new WhyAside(refused.key().substring(KEY.length()), refused.args());
    }

    /** Nothing where somebody of the association set it aside. */
    static @Nullable WhyAside of(ResultSet row) throws SQLException {
        var code = row.getString("why");
        return code == null
                ? null
                : new WhyAside(code, List.of((String[]) row.getArray("why_args").getArray()));
    }

    public String text(Locale locale) {
        return Words.t(locale, KEY + code, args.toArray());
    }
}
