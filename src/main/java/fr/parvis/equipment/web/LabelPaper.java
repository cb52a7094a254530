package fr.parvis.equipment.web;

/**
 * A label to stick on.
 *
 * @param qr the address that a camera opens, as a picture
 */
public record LabelPaper(String label, String kind, String association, String qr) {}
