"""Small drawings in SVG: geometry from here, colours from classes, so that one drawing serves
page, paper and notebook, light and dark.
"""
