/** The guide as the help of the application: the chapters of {@code docs/guide}, searched. */
@NullMarked
package fr.parvis.shell.guide;

import org.jspecify.annotations.NullMarked;
