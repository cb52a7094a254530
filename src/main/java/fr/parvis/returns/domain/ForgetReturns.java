// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.outreach.ListRetention;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts a list before its entries go, so that its results stay, and empties return files past their term. */
@Component
class ForgetReturns implements ListRetention {
    private final CountProgress progress;
    private final ReturnFiles files;

    ForgetReturns(CountProgress progress, ReturnFiles files) {
        this.progress = progress;
        this.files = files;
    }

    @Override
    public void before(UUID list) {
        progress.keep(list);
    }

    @Override
    public Map<String, Integer> forget(LocalDate today) {
        return Map.of("return-files", files.forget(today));
    }
}
