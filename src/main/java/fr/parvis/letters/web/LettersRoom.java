// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.cases.WorkRoom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Link to the letters from the page of one's cases. */
@Configuration(proxyBeanMethods = false)
class LettersRoom {
    @Bean
    WorkRoom roomOfLetters() {
        return new WorkRoom(10, "letters.nav", LettersController.ADDRESS, "file-earmark-text");
    }
}
