// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

/**
 * Content of the certificate that the data of an item were erased.
 *
 * @param means explanation of the method, in a sentence
 * @param qr the address of the item as a picture
 */
public record CertificatePaper(
        String association,
        String item,
        String label,
        String serial,
        String when,
        String by,
        String method,
        String means,
        String tool,
        String disk,
        String qr) {}
