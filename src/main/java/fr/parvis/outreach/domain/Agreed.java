package fr.parvis.outreach.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a partner, as far as its side needs it.
 *
 * @param fieldsOut what goes back, in the order of its columns
 * @param returnOn ISO day of the week on which a return file is made by itself: 1 Monday to 7 Sunday; nothing where somebody asks for each
 * @param headings what the partner calls a field in its file, by code of the field
 */
public record Agreed(
        UUID id,
        UUID association,
        UUID partner,
        String name,
        String matter,
        List<String> fieldsIn,
        Set<ReturnField> fieldsOut,
        @Nullable Integer returnOn,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Map<String, String> headings) {

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }
}
