/** Letters, their templates, how they are laid out, numbered and sent. */
@NullMarked
package fr.parvis.letters.domain;

import org.jspecify.annotations.NullMarked;
