// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.procedures.domain.MeasureGuide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The measured search on the sheets of the fixture: what people say finds the sheet that answers. */
@ParvisTest
class MeasureGuideTest {
    @Autowired
    MeasureGuide measure;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    GuideIndex index;

    @BeforeEach
    void the_sheets_of_the_fixture() {
        GuideFixtures.exists(importGuide, index);
    }

    @Test
    void questions_find_their_sheets_among_the_first_three() {
        var found = measure.quality(MeasureGuide.shipped(2));
        assertThat(found.questions()).isGreaterThanOrEqualTo(150);
        assertThat(found.top3()).as(String.join("\n", found.missed())).isGreaterThanOrEqualTo(0.9);
        assertThat(found.top1()).isGreaterThanOrEqualTo(0.7);
    }

    @Test
    void what_is_typed_letter_by_letter_is_measured() {
        var taken = measure.search(MeasureGuide.shipped(0).subList(0, 10), 1);
        assertThat(taken.length).isGreaterThan(30);
        assertThat(MeasureGuide.p50(taken)).isPositive().isLessThanOrEqualTo(MeasureGuide.p99(taken));
    }
}
