// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.procedures.domain.MeasureGuide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Autowired
    FindSheets find;

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

    @ParameterizedTest
    @CsvSource({
        "certidão de nascimento, F1427",
        "doğum belgesi, F1427",
        "шлюб свідоцтво про народження, F1427",
        "شهادة ميلاد, F1427",
        "perdida tarjeta de residencia, carte de séjour",
        "sertificat de naissanse, naissance",
        "jai besoin dun acte de naissanse, F1427"
    })
    void other_languages_and_children_s_spelling_find_a_sheet(String said, String sheet) {
        var found = find.find(said, 3);
        assertThat(found)
                .anySatisfy(one -> assertThat(one.id() + " " + one.title()).containsIgnoringCase(sheet));
    }
}
