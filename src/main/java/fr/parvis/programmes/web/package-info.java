@NullMarked
package fr.parvis.programmes.web;

import org.jspecify.annotations.NullMarked;
