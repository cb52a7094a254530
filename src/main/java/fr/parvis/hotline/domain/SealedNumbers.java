// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.PhoneNumber;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Seals the numbers to call, and hashes them so that a number that asks again is noticed. */
@Component
class SealedNumbers {
    private final Sealing sealing;

    SealedNumbers(Sealing sealing) {
        this.sealing = sealing;
    }

    Sealing.Text seal(UUID call, String number) {
        return sealing.seal(PhoneNumber.normalize(number), about(call));
    }

    String open(UUID call, Sealing.Text sealed) {
        return sealing.open(sealed, about(call));
    }

    byte[] hash(String number) {
        return sealing.hash(hashed(number));
    }

    /** Under every key that may have hashed it. */
    byte[][] hashes(String number) {
        return sealing.hashes(hashed(number)).toArray(byte[][]::new);
    }

    private static String hashed(String number) {
        return "hotline phone " + PhoneNumber.normalize(number);
    }

    private static String about(UUID call) {
        return "hotline " + call;
    }

    /** A change of keys reaches what is kept. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn sealedNumbersToCall() {
            return new SealedColumn("hotline.contact", "sealed", "'hotline ' || call", true);
        }
    }
}
