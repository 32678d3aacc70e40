package com.shop;

class RefundException extends RuntimeException {

    RefundException(String message) {
        super(message);
    }
}
