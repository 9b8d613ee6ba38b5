"""Cumulative statements against the record: does the minister's yearly total add up?"""
