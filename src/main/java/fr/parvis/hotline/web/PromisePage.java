// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

/**
 * A promise as the person sees it.
 *
 * @param kind of the notice
 * @param moved whether an earlier time was not kept
 * @param open whether somebody is to call
 * @param withdraw address that withdraws it, empty while a mediator is asked
 */
public record PromisePage(String title, String text, String kind, boolean moved, boolean open, String withdraw) {}
